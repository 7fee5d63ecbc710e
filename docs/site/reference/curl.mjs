import { exampleOf, parameterExample } from "./examples.mjs";

const quoted = (text) => `'${text.replaceAll("'", `'\\''`)}'`;

const files = { "application/zip": "export.zip", "image/jpeg": "picture.jpg", "image/svg+xml": "chart.svg", "text/csv": "history.csv" };

/** The operation's request as a command, with `$API` and `$TOKEN` as the reference's first page sets them. */
export function curlOf(operation, reference) {
  const lines = [[...options(operation), address(operation)].join(" ")];
  if (operation.needsToken) lines.push('-H "Authorization: Bearer $TOKEN"');
  for (const header of operation.parameters.filter((parameter) => parameter.in === "header" && parameter.required)) {
    lines.push(`-H ${quoted(`${header.name}: ${parameterExample(header)}`)}`);
  }
  lines.push(...body(operation, reference));
  return lines.join(" \\\n  ");
}

function options({ method, body, answers }) {
  const media = answers.flatMap((answer) => Object.keys(answer.content ?? {}))[0];
  const implied = body ? "POST" : "GET";
  return ["curl", media === "text/event-stream" && "-N", method !== implied && `-X ${method}`, files[media] && `-o ${files[media]}`].filter(Boolean);
}

function address({ path, parameters }) {
  const filled = path.replace(/\{(\w+)\}/g, (_, name) => parameterExample(parameters.find((parameter) => parameter.in === "path" && parameter.name === name)));
  const query = parameters
    .filter((parameter) => parameter.in === "query" && parameter.required)
    .map((parameter) => `${parameter.name}=${encodeURIComponent(parameterExample(parameter))}`);
  return `"$API${filled}${query.length > 0 ? `?${query.join("&")}` : ""}"`;
}

function body(operation, reference) {
  const [media, { schema, example } = {}] = Object.entries(operation.body?.content ?? {})[0] ?? [];
  if (media === undefined) return [];
  if (media === "multipart/form-data") {
    return Object.entries(schema.properties)
      .filter(([name]) => schema.required.includes(name))
      .map(([name, part]) => `-F ${name}=${part.format === "binary" ? `@${name}.jpg` : "170"}`);
  }
  const type = `-H "Content-Type: ${media}"`;
  if (media === "application/json") return [type, `-d ${quoted(JSON.stringify(example ?? exampleOf(schema, reference), null, 2))}`];
  return [type, `--data-binary ${quoted(example)}`];
}
