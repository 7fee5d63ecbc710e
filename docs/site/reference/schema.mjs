import { html } from "../content/html.mjs";

// Deeper than this a schema is linked to, not opened up.
const deepest = 3;

/** Draws schemas. */
export class SchemaView {
  #reference;
  #markdown;

  constructor(reference, markdown) {
    this.#reference = reference;
    this.#markdown = markdown;
  }

  /** The type in a few words, with links to the schemas in it. */
  type(schema) {
    const name = this.#reference.nameOf(schema);
    if (name) return html`<a href="/docs/reference/schemas/#${name}">${name}</a>`;
    if (schema.oneOf) return schema.oneOf.map((one, index) => html`${index > 0 && " or "}${this.type(one)}`);
    if (schema.type === "array") return html`list of ${this.type(schema.items)}`;
    if (schema.type === "object" && typeof schema.additionalProperties === "object") return html`object of ${this.type(schema.additionalProperties)} by name`;
    return html`${schema.type ?? "anything"}${schema.format && ` (${schema.format})`}`;
  }

  /** The members of an object, each with its type and what holds for it. */
  members(schema, within = []) {
    const object = this.#reference.resolve(schema);
    const members = Object.entries(object.properties ?? {});
    if (members.length === 0) return undefined;
    return html`<dl class="members">${members.map(([name, member]) => this.member(name, member, object.required?.includes(name), [...within, this.#reference.nameOf(schema)]))}</dl>`;
  }

  /** One member of an object, or one parameter. */
  member(name, schema, required, within = [], { text = schema.description, place } = {}) {
    return html`<div class="member"><dt><code>${name}</code> <span class="type">${this.type(schema)}${schema.nullable && " or null"}</span>${place && html` <span class="place">${place}</span>`}${required && html` <span class="required">required</span>`}</dt>
<dd>${text && this.#markdown.block(text)}${this.#limits(schema)}${this.#words(schema)}${this.#inner(name, schema, within)}</dd></div>`;
  }

  /** A whole schema: its members, or what it is instead. */
  whole(schema) {
    return this.members(schema) ?? html`<p class="type">${this.type(schema)}</p>${this.#limits(schema)}${this.#words(schema)}`;
  }

  #limits(schema) {
    const limits = limitsOf(schema);
    return limits.length > 0 && html`<p class="limits">${limits.map((limit, index) => html`${index > 0 && " · "}${limit}`)}</p>`;
  }

  #words(schema) {
    const { enum: words, "x-enum-descriptions": texts = [] } = schema.enum ? schema : (schema.items ?? {});
    const known = words?.filter((word) => word !== null);
    if (known?.length > 0) {
      return html`<dl class="words">${known.map((word, index) => html`<div><dt><code>${word}</code></dt><dd>${texts[index] && this.#markdown.inline(texts[index])}</dd></div>`)}</dl>`;
    }
    const open = schema["x-extensible-enum"];
    return open && html`<details><summary>The ${open.length} known words</summary><p>${open.map((word) => html`<code>${word}</code> `)}</p></details>`;
  }

  #inner(name, schema, within) {
    const inner = schema.items ?? (typeof schema.additionalProperties === "object" ? schema.additionalProperties : schema);
    const of = this.#reference.nameOf(inner);
    if (within.length >= deepest || (of && within.includes(of))) return undefined;
    const members = (of || inner !== schema || inner.properties) && this.members(inner, within);
    return members && html`<details><summary>Members of <code>${name}</code></summary>${members}</details>`;
  }
}

function limitsOf(schema) {
  const limits = [];
  const { minimum, maximum, minLength, maxLength, minItems, maxItems } = schema;
  if (minimum !== undefined || maximum !== undefined) limits.push(between(minimum, maximum, ""));
  if (minLength !== undefined || maxLength !== undefined) limits.push(between(minLength, maxLength, " characters"));
  if (minItems !== undefined || maxItems !== undefined) limits.push(between(minItems, maxItems, " items"));
  if (schema.pattern && schema.format !== "object-id") limits.push(html`matches <code>${schema.pattern}</code>`);
  if (schema.format === "object-id") limits.push("24 hexadecimal digits");
  if (schema.default !== undefined && schema.default !== null) limits.push(html`default <code>${JSON.stringify(schema.default)}</code>`);
  return limits;
}

function between(from, to, unit) {
  if (to === undefined) return `at least ${number(from)}${unit}`;
  return from === undefined ? `at most ${number(to)}${unit}` : `${number(from)} to ${number(to)}${unit}`;
}

const number = (value) => value.toLocaleString("en", { maximumFractionDigits: 4 });
