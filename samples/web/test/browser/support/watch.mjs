/**
 * Collects what must not happen in a window: errors of its scripts and of its console, violations of the content security policy, and requests to other hosts.
 * @param allowed `refusals`: the statuses with which the API refuses what the journey does wrong on purpose. `offline`: whether it breaks the connection.
 */
export async function watch(context, origin, allowed) {
  const faults = [];
  await context.addInitScript(() => addEventListener("securitypolicyviolation", (event) => console.error(`Content security policy: ${event.violatedDirective} forbids ${event.blockedURI}`)));
  context.on("weberror", (error) => faults.push(String(error.error().stack)));
  context.on("request", (request) => {
    const url = new URL(request.url());
    if (!["data:", "blob:"].includes(url.protocol) && url.origin !== origin) faults.push(`A request to another host: ${url}`);
  });
  context.on("console", (message) => {
    const { url } = message.location();
    if (message.type() === "error" && !isAllowed(message.text(), url, allowed)) faults.push(`Console: ${message.text()} (${url})`);
  });
  return faults;
}

// How the API says that somebody new has none yet.
const absent = /\/api\/v1\/(profile\/|body$|measurements\/latest)/;

function isAllowed(text, url, { refusals = [], offline = false }) {
  const status = Number(text.match(/^Failed to load resource: the server responded with a status of (\d+)/)?.[1]);
  return refusals.includes(status) || (status === 404 && absent.test(url)) || (offline && text.includes("net::ERR_"));
}
