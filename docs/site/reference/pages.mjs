import { codeBlock } from "../content/code.mjs";
import { html } from "../content/html.mjs";
import { anchor } from "../content/markdown.mjs";
import { OperationView, methodBadge } from "./operation.mjs";
import { SchemaView } from "./schema.mjs";

const section = "API reference";
const source = "openapi/v1.json";

/** The name of a tag as a title. */
export const titleOf = (tag) => ({ auth: "Sign-in and sessions", tryon: "Try-ons", body: "Body record", clothing: "Wardrobe", favorites: "Favourites", images: "Pictures" })[tag] ?? tag[0].toUpperCase() + tag.slice(1);

/** The pages of the reference: the first one, one for each tag, and the schemas. */
export function referencePages(reference, markdown) {
  const schemas = new SchemaView(reference, markdown);
  const operations = new OperationView(reference, schemas, markdown);
  return [firstPage(reference, markdown), ...reference.tags.map((tag) => tagPage(tag, operations, markdown)), schemasPage(reference, schemas, markdown)];
}

function firstPage(reference, markdown) {
  const headings = reference.tags.map(({ name }) => ({ level: 2, id: name, text: titleOf(name) }));
  return {
    path: "/docs/reference/",
    source,
    section,
    title: "API reference",
    navTitle: "All operations",
    summary: "Every operation of the API with its parameters, bodies, answers and problem codes.",
    headings: [{ level: 2, id: "requests", text: "Requests" }, ...headings],
    body: html`<h1>API reference</h1>
<p class="lead">${reference.operations.size} operations, as the <a href="/openapi/v1.json">OpenAPI document</a> describes them. Try them in <a href="/swagger">Swagger UI</a>.</p>
${markdown.block(reference.info.description)}
<div class="heading heading-h2"><h2 id="requests">Requests</h2>${anchor("requests", "Requests")}</div>
<p>The commands of these pages take the address and the token from the shell. Set them once:</p>
${codeBlock(`API=http://127.0.0.1:5080\nTOKEN=…   # the access_token of a sign-in`, "bash")}
${reference.tags.map(
  (tag) => html`<section aria-labelledby="${tag.name}"><h2 id="${tag.name}"><a href="/docs/reference/${tag.name}/">${titleOf(tag.name)}</a></h2><p>${tag.description}</p>${operationList(tag)}</section>`,
)}`,
  };
}

function tagPage(tag, operations, markdown) {
  const title = titleOf(tag.name);
  return {
    path: `/docs/reference/${tag.name}/`,
    source,
    section,
    title,
    wide: true,
    summary: tag.description,
    headings: tag.operations.map(({ id, summary, method, path, calls }) => ({ level: 2, id, text: summary, kind: "operation", words: `${id} ${calls.typescript} ${method} ${path}` })),
    body: html`<h1>${title}</h1><p class="lead">${markdown.inline(tag.description)}</p>
<nav class="on-this-page" aria-label="On this page">${operationList(tag)}</nav>
${tag.operations.map((operation) => operations.section(operation))}`,
  };
}

const operationList = (tag) =>
  html`<ul class="operations">${tag.operations.map(({ address, method, path, summary }) => html`<li>${methodBadge(method)} <a href="${address}">${summary}</a> <code>${path.replace("/api/v1", "")}</code></li>`)}</ul>`;

function schemasPage(reference, schemas, markdown) {
  const names = [...reference.schemas.keys()];
  return {
    path: "/docs/reference/schemas/",
    source,
    section,
    title: "Schemas",
    summary: "Every object that the API takes and answers.",
    headings: names.map((name) => ({ level: 2, id: name, text: name, kind: "schema" })),
    body: html`<h1>Schemas</h1><p class="lead">Every object that the API takes and answers.</p>
${names.map((name) => {
  const schema = reference.schemas.get(name);
  return html`<section class="schema" aria-labelledby="${name}"><div class="heading heading-h2"><h2 id="${name}">${name}</h2>${anchor(name, name)}</div>
${schema.description && markdown.block(schema.description)}${schemas.whole(schema)}
${schema.example !== undefined && html`<details><summary>Example</summary>${codeBlock(JSON.stringify(schema.example, null, 2), "json")}</details>`}</section>`;
})}`,
  };
}
