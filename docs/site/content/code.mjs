import hljs from "highlight.js";
import { html, raw } from "./html.mjs";

const plain = new Set(["", "text", "txt"]);

/** Whether code of this language can be coloured. */
export const isKnown = (language) => plain.has(language) || hljs.getLanguage(language) !== undefined;

/** A block of code with its words coloured. It can be scrolled by keys. */
export function codeBlock(code, language = "") {
  const text = plain.has(language) ? html`${code}` : raw(hljs.highlight(code, { language }).value);
  return html`<div class="code"><pre tabindex="0"><code>${text}</code></pre></div>`;
}
