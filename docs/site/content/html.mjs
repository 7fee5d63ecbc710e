/** Text that is HTML already. */
class Markup {
  constructor(text) {
    this.text = text;
  }

  toString() {
    return this.text;
  }
}

const entities = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };

/** Encodes text for HTML. */
export const escape = (text) => String(text).replace(/[&<>"']/g, (sign) => entities[sign]);

/** Takes text as the HTML that it is. */
export const raw = (text) => new Markup(text);

const part = (value) => {
  if (value === undefined || value === null || value === false) return "";
  if (Array.isArray(value)) return value.map(part).join("");
  return value instanceof Markup ? value.text : escape(value);
};

/** A template whose values are encoded, unless they are markup or lists of it; nothing stands for what is missing or false. */
export const html = (strings, ...values) => raw(String.raw({ raw: strings }, ...values.map(part)));
