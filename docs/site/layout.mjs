import { html } from "./content/html.mjs";

const site = "Qeyafa";

/** A page with everything around its content. */
export function layout(page, { pages, assets }) {
  const at = pages.indexOf(page);
  const title = page.path === "/docs/" ? `${site} documentation` : `${page.title} · ${site}`;
  return `<!doctype html>\n${html`<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="description" content="${page.summary}">
<title>${title}</title>
<link rel="icon" href="${assets.icon}" type="image/svg+xml">
<link rel="stylesheet" href="${assets.styles}">
<script src="${assets.settings}"></script>
<script type="module" src="${assets.script}"></script>
</head>
<body>
<a class="skip" href="#content">Skip to the content</a>
${header(assets)}
<div class="frame">
${navigation(page, pages)}
<main id="content" class="${page.wide ? "main main-wide" : "main"}" tabindex="-1">
${contents(page)}
<article class="text">${page.body}</article>
${neighbours(pages[at - 1], pages[at + 1])}
</main>
</div>
${footer()}
<p class="visually-hidden" role="status" id="announcement"></p>
</body>
</html>`}\n`;
}

const header = (assets) => html`<header class="header"><div class="header-row">
<a class="brand" href="/docs/"><img src="${assets.icon}" alt="" width="28" height="28">Qeyafa <span>docs</span></a>
<form class="search" role="search" data-index="${assets.index}">
<label class="visually-hidden" for="search">Search the documentation</label>
<input id="search" type="search" role="combobox" aria-expanded="false" aria-controls="search-results" aria-autocomplete="list" aria-keyshortcuts="/" autocomplete="off" spellcheck="false" placeholder="Search">
<kbd aria-hidden="true">/</kbd>
<ul id="search-results" role="listbox" aria-label="Results" hidden></ul>
</form>
<label class="colours"><span class="visually-hidden">Colours</span><select id="colours"><option value="system">System</option><option value="light">Light</option><option value="dark">Dark</option></select></label>
<button class="disclosure" type="button" aria-expanded="false" aria-controls="navigation">Menu</button>
</div></header>`;

function navigation(current, pages) {
  const sections = [...new Set(pages.map((page) => page.section))];
  return html`<nav class="navigation" id="navigation" aria-label="Documentation">${sections.map(
    (section) => html`${section && html`<h2>${section}</h2>`}<ul>${pages
      .filter((page) => page.section === section)
      .map((page) => html`<li><a href="${page.path}"${page === current && html` aria-current="page"`}>${page.navTitle ?? page.title}</a></li>`)}</ul>`,
  )}</nav>`;
}

function contents({ headings, wide }) {
  const shown = headings.filter((heading) => heading.level === 2 || heading.level === 3);
  if (wide || shown.length < 2) return undefined;
  return html`<nav class="contents" aria-labelledby="contents-title">
<h2 id="contents-title">On this page</h2><button class="disclosure" type="button" aria-expanded="false" aria-controls="contents-list">On this page</button>
<ul id="contents-list">${shown.map(({ level, id, text }) => html`<li class="contents-${level}"><a href="#${id}">${text}</a></li>`)}</ul></nav>`;
}

function neighbours(before, after) {
  return html`<nav class="neighbours" aria-label="Previous and next page">
${before && html`<a class="neighbour" rel="prev" href="${before.path}"><span>Previous</span>${before.title}</a>`}
${after && html`<a class="neighbour neighbour-next" rel="next" href="${after.path}"><span>Next</span>${after.title}</a>`}</nav>`;
}

const footer = () => html`<footer class="footer"><p><a href="/">This server</a><a href="/problems">Problems</a><a href="/swagger">Swagger UI</a><a href="/openapi/v1.json">OpenAPI document</a></p></footer>`;
