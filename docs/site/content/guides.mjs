import { existsSync } from "node:fs";
import { readFile, readdir } from "node:fs/promises";
import path from "node:path";
import { html } from "./html.mjs";

const order = ["getting-started", "authentication", "accounts", "measurements", "profile", "wardrobe", "pictures", "try-on", "favorites", "conversations", "tasks", "errors"];

const place = (slug) => (order.includes(slug) ? order.indexOf(slug) : order.length);

/** The names of the guides in a folder, in the order in which they are read. */
export async function guideSlugs(folder) {
  if (!existsSync(folder)) return [];
  const slugs = (await readdir(folder)).filter((name) => /^[a-z0-9-]+\.md$/.test(name)).map((name) => name.slice(0, -3));
  return slugs.sort((a, b) => place(a) - place(b) || a.localeCompare(b));
}

/** The pages of these guides. */
export function readGuides(folder, slugs, markdown) {
  return Promise.all(
    slugs.map(async (slug) => {
      const source = `docs/guides/${slug}.md`;
      const { title, summary, headings, body } = markdown.document(await readFile(path.join(folder, `${slug}.md`), "utf8"), source);
      return { path: `/docs/${slug}/`, source, section: "Guides", title, summary, headings, body: html`<h1>${title}</h1>${body}` };
    }),
  );
}
