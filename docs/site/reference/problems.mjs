import { html } from "../content/html.mjs";
import { anchor } from "../content/markdown.mjs";
import { methodBadge } from "./operation.mjs";

/** The page of every problem code, with the operations that can answer it. */
export function problemsPage(reference, markdown) {
  const problems = [...reference.problems.values()];
  const common = (operations) => operations.length > reference.operations.size / 2;
  return {
    path: "/docs/problems/",
    source: "openapi/v1.json",
    section: "API reference",
    title: "Problem codes",
    summary: "Every code that a failure can have, and the operations that can answer it.",
    headings: problems.map(({ code, title }) => ({ level: 2, id: code, text: code, kind: "problem", words: title })),
    body: html`<h1>Problem codes</h1>
<p class="lead">Every failure is answered as a problem document (RFC 9457). Its <code>code</code> is stable: programs compare it, and its <code>type</code> leads to a page that explains it.</p>
${problems.map(({ code, title, text, status }) => {
  const operations = reference.answering(code);
  return html`<section class="problem" aria-labelledby="${code}"><div class="heading heading-h2"><h2 id="${code}"><code>${code}</code></h2>${anchor(code, code)}</div>
${title && html`<p><span class="status">${status}</span> <strong>${title}</strong></p>`}${text && markdown.block(text)}
<p><a href="/problems/${code}">Its own page: <code>${code}</code></a></p>
${
  operations.length === 0
    ? html`<p class="quiet">No operation names it: it is answered before a request reaches one.</p>`
    : html`<details><summary>${operations.length === 1 ? "1 operation" : `${operations.length} operations`}${common(operations) && ", most of the API"}</summary><ul class="operations">${operations.map(({ address, method, path, summary }) => html`<li>${methodBadge(method)} <a href="${address}">${summary}</a> <code>${path.replace("/api/v1", "")}</code></li>`)}</ul></details>`
}</section>`;
})}`,
  };
}
