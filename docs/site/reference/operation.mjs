import { codeBlock } from "../content/code.mjs";
import { html } from "../content/html.mjs";
import { anchor } from "../content/markdown.mjs";
import { curlOf } from "./curl.mjs";
import { exampleOf } from "./examples.mjs";

const highlights = { "application/json": "json", "image/svg+xml": "xml" };

const places = { path: "in the path", query: "in the query", header: "header" };

/** The badge of a method. */
export const methodBadge = (method) => html`<span class="method method-${method.toLowerCase()}">${method}</span>`;

/** Draws operations. */
export class OperationView {
  #reference;
  #schemas;
  #markdown;

  constructor(reference, schemas, markdown) {
    this.#reference = reference;
    this.#schemas = schemas;
    this.#markdown = markdown;
  }

  /** The section of one operation: its text on one side, examples on the other. */
  section(operation) {
    const { id, summary, method, path, calls } = operation;
    return html`<section class="operation" aria-labelledby="${id}">
<div class="heading heading-h2"><h2 id="${id}">${summary}</h2>${anchor(id, summary)}</div>
<p class="request">${methodBadge(method)} <code>${breakable(path)}</code></p>
<p class="calls">TypeScript <code>${calls.typescript}</code> · C# <code>${calls.csharp}</code></p>
<div class="sides"><div class="side">
${operation.text && this.#markdown.block(operation.text)}
${access(operation)}
${this.#parameters(operation)}
${this.#body(operation)}
${this.#answers(operation)}
${this.#failures(operation)}
</div><div class="side side-examples">${this.#examples(operation)}</div></div>
</section>`;
  }

  #parameters({ id, parameters }) {
    return (
      parameters.length > 0 &&
      html`<h3 id="${id}-parameters">Parameters</h3><dl class="members">${parameters.map((parameter) =>
        this.#schemas.member(parameter.name, parameter.schema, parameter.required, [], { text: parameter.description, place: places[parameter.in] }),
      )}</dl>`
    );
  }

  #body({ id, body }) {
    if (!body) return undefined;
    return Object.entries(body.content).map(
      ([media, { schema }]) => html`<h3 id="${id}-body">Request body</h3><p class="media">${this.#schemas.type(schema)} as <code>${media}</code></p>
<details open><summary>Members</summary>${this.#schemas.whole(schema)}</details>`,
    );
  }

  #answers({ id, answers }) {
    return html`<h3 id="${id}-answers">Answers</h3>${answers.map(
      (answer) => html`<div class="answer"><p><span class="status">${answer.status}</span> ${this.#markdown.inline(answer.description)}</p>
${this.#headers(answer)}${Object.entries(answer.content ?? {}).map(([media, { schema }]) => this.#content(media, schema))}</div>`,
    )}`;
  }

  #content(media, schema) {
    const members = this.#schemas.members(schema);
    const type = html`<p class="media">${this.#schemas.type(schema)} as <code>${media}</code></p>`;
    return members ? html`${type}<details><summary>Members</summary>${members}</details>` : type;
  }

  #headers({ headers = {} }) {
    const known = Object.entries(headers);
    return known.length > 0 && html`<p class="limits">${known.map(([name, { description }], index) => html`${index > 0 && " "}<code>${name}</code>: ${this.#markdown.inline(description)}`)}</p>`;
  }

  #failures({ id, failures }) {
    return (
      failures.length > 0 &&
      html`<h3 id="${id}-problems">Problems</h3><details><summary>${failures.flatMap((failure) => failure.codes).length} problem codes</summary>
<div class="table" tabindex="0"><table><thead><tr><th scope="col">Status</th><th scope="col">Code</th><th scope="col">When</th></tr></thead><tbody>${failures.map(
        (failure) =>
          html`<tr><td>${failure.status}</td><td>${failure.codes.map((code) => html`<a class="problem-code" href="/problems/${code}"><code>${breakable(code)}</code></a> `)}</td><td>${this.#markdown.inline(failure.description)}</td></tr>`,
      )}</tbody></table></div></details>`
    );
  }

  #examples(operation) {
    return html`<p class="example-name">Request</p>${codeBlock(curlOf(operation, this.#reference), "bash")}
${operation.answers.slice(0, 1).map((answer) => Object.entries(answer.content ?? {}).map(([media, content]) => this.#answerExample(answer.status, media, content)))}`;
  }

  #answerExample(status, media, { schema, example }) {
    if (this.#reference.resolve(schema).format === "binary") return undefined;
    const value = example ?? exampleOf(schema, this.#reference);
    const text = typeof value === "string" ? value.trim() : JSON.stringify(value, null, 2);
    return html`<p class="example-name">Answer <span class="status">${status}</span></p>${codeBlock(text, highlights[media])}`;
  }
}

const access = ({ needsToken }) => html`<p class="access">${needsToken ? html`Needs an access token.` : html`Open to everybody: needs no token.`}</p>`;

/** A long name that may be broken at its slashes and underscores. */
function breakable(text) {
  return text.split(/(?<=[/_.])/).map((part, index) => html`${index > 0 && html`<wbr>`}${part}`);
}
