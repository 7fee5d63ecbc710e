import { html } from "./html.mjs";

/** The page of what changed. Its links to files of the repository become links to guides where there are some, else text. */
export function changelogPage(text, markdown) {
  const { title, headings, body } = markdown.document(text, "CHANGELOG.md");
  return {
    path: "/docs/changelog/",
    source: "CHANGELOG.md",
    section: "More",
    title,
    summary: "What changed in Qeyafa, newest first.",
    headings: headings.filter((heading) => heading.level === 2),
    body: html`<h1>${title}</h1>${body}`,
  };
}

/** The address of a link in the changelog: a guide of the same name, another host, or none. */
export function changelogLink(target, guides) {
  if (/^https?:/.test(target)) return target;
  const slug = /^docs\/([a-z0-9-]+)\.md$/.exec(target)?.[1];
  return guides.includes(slug) ? `/docs/${slug}/` : null;
}
