import { codeBlock } from "./code.mjs";
import { html } from "./html.mjs";

/** The languages of every example, in the order of their tabs. */
export const languages = [
  { key: "curl", name: "curl", ending: "sh", highlight: "bash" },
  { key: "typescript", name: "TypeScript", ending: "ts", highlight: "typescript" },
  { key: "csharp", name: "C#", ending: "cs", highlight: "csharp" },
];

/**
 * One example in every language. Without scripts all are shown, one below the other, each under its name.
 * @param id unique in the page
 * @param label what the example shows
 * @param codes the code by the language's key
 */
export function exampleTabs(id, label, codes) {
  const selected = (language) => (language === languages[0] ? "true" : "false");
  return html`<div class="tabs">
<div class="tabs-list" role="tablist" aria-label="${label}">${languages.map(
    (language) =>
      html`<button type="button" role="tab" id="${id}-${language.key}-tab" data-language="${language.key}" aria-controls="${id}-${language.key}" aria-selected="${selected(language)}" tabindex="${language === languages[0] ? "0" : "-1"}">${language.name}</button>`,
  )}</div>
${languages.map(
  (language) => html`<div class="tabs-panel" role="tabpanel" id="${id}-${language.key}" data-language="${language.key}" aria-labelledby="${id}-${language.key}-tab">
<p class="tabs-name">${language.name}</p>${codeBlock(codes[language.key], language.highlight)}</div>`,
)}
</div>`;
}
