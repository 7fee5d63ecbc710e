import { html } from "./content/html.mjs";
import { exampleTabs } from "./content/tabs.mjs";

/** The entrance: what Qeyafa is, how to start, and where to go. */
export function homePage(guides, reference, examples) {
  const start = guides.find((guide) => guide.path === "/docs/getting-started/") ?? guides[0];
  return {
    path: "/docs/",
    source: "the entrance",
    section: "",
    title: "Overview",
    wide: true,
    summary: "Qeyafa is the back-end of made-to-measure fashion: measurements, wardrobes, try-ons, messages and tasks over one REST API.",
    headings: [],
    body: html`<div class="home">
<div class="hero"><div class="hero-head">
<h1>The back-end of made-to-measure fashion</h1>
<p class="lead">People keep their measurements and a wardrobe, try garments on, and work with their makers. You write the frontend; Qeyafa is everything behind it: one REST API and its generated clients.</p></div>
<div><p class="actions">${start && html`<a class="action action-first" href="${start.path}">Start in ten minutes</a>`}<a class="action" href="/docs/reference/">API reference</a></p>
<ol class="steps">
<li><strong>Run it.</strong> <code>./build.sh run</code> in the repository brings its own database.</li>
<li><strong>Take a client</strong> for TypeScript or C#, or plain HTTP.</li>
<li><strong>Register, record, read.</strong> ${start ? html`<a href="${start.path}">${start.title}</a> goes through it step by step.` : "As the example shows."}</li>
</ol></div>
${exampleTabs("first", "A first program", examples)}</div>
${
  guides.length > 0 &&
  html`<h2 id="guides">Guides</h2>
<ul class="cards">${guides.map((guide) => html`<li class="card"><a href="${guide.path}">${guide.title}</a><p>${firstSentence(guide.summary)}</p></li>`)}</ul>`
}
<h2 id="look-up">Look up</h2>
<ul class="cards">
<li class="card"><a href="/docs/reference/">API reference</a><p>${reference.operations.size} operations with their parameters, bodies, answers and commands.</p></li>
<li class="card"><a href="/docs/problems/">Problem codes</a><p>What each failure means, and which operation answers it.</p></li>
<li class="card"><a href="/app/">Sample application</a><p>A whole frontend on this API. In Production it is shown where <code>Pages:App</code> says so.</p></li>
<li class="card"><a href="/swagger">Swagger UI</a><p>Send requests from the browser.</p></li>
<li class="card"><a href="/openapi/v1.json">OpenAPI document</a><p>Generate a client for your own language.</p></li>
<li class="card"><a href="/docs/changelog/">Changelog</a><p>What is new, and what changed for clients.</p></li>
</ul></div>`,
  };
}

const firstSentence = (text) => /^.*?[.!?](?=\s|$)/.exec(text)?.[0] ?? text;
