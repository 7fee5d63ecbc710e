import assert from "node:assert/strict";
import { origin } from "./support/api.mjs";
import { person } from "./support/people.mjs";
import { journey } from "./support/stage.mjs";

const most = 500_000;
const inKilobytes = (bytes) => `${(bytes / 1000).toFixed(1)} kB`;

journey("opening the application fetches less than 500 kB", "weight", async (stage) => {
  const page = await stage.open("/", { as: await person() });
  await page.getByRole("heading", { level: 1 }).waitFor();
  const fetched = await page.evaluate(() =>
    [...performance.getEntriesByType("navigation"), ...performance.getEntriesByType("resource")].map(({ name, transferSize }) => ({ name, transferSize })),
  );
  const sum = fetched.reduce((bytes, { transferSize }) => bytes + transferSize, 0);
  console.log(`The first screen: ${inKilobytes(sum)} in ${fetched.length} answers.`);
  assert.ok(sum > 10_000 && sum < most, JSON.stringify(fetched, null, 2));
});

journey("all of the application together is less than 500 kB", "weight", async () => {
  const sizes = new Map();
  await measure("/app/", sizes);
  const sum = [...sizes.values()].reduce((bytes, size) => bytes + size, 0);
  console.log(`All screens: ${inKilobytes(sum)} in ${sizes.size} files.`);
  assert.ok(sizes.size > 10 && sum < most, JSON.stringify([...sizes], null, 2));
});

/** Adds up what a file, and every file of the application that it names, takes on the way to a browser. */
async function measure(path, sizes) {
  if (sizes.has(path)) return;
  const answer = await fetch(origin + path, { headers: { "Accept-Encoding": "br" } });
  assert.equal(answer.status, 200, path);
  sizes.set(path, Number(answer.headers.get("Content-Length")));
  if (!/html|javascript|css/.test(answer.headers.get("Content-Type"))) return;
  const named = (await answer.text()).matchAll(/(?:\/app\/|\.\/)[\w./-]+\.(?:js|css|svg|png|woff2|webmanifest)\b/g);
  for (const [name] of named) await measure(new URL(name, origin + path).pathname, sizes);
}
