import { existsSync } from "node:fs";
import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { compress } from "../../build/web/compress.mjs";
import { Assets } from "./assets.mjs";
import { changelogLink, changelogPage } from "./content/changelog.mjs";
import { FaultList } from "./content/faults.mjs";
import { readFirstProgram } from "./content/first-program.mjs";
import { guideSlugs, readGuides } from "./content/guides.mjs";
import { Links } from "./content/links.mjs";
import { createMarkdown } from "./content/markdown.mjs";
import { Snippets } from "./content/snippets.mjs";
import { homePage } from "./home.mjs";
import { layout } from "./layout.mjs";
import { ApiReference } from "./reference/document.mjs";
import { referencePages } from "./reference/pages.mjs";
import { problemsPage } from "./reference/problems.mjs";
import { searchIndex } from "./search-index.mjs";

const root = path.join(import.meta.dirname, "../..");

/**
 * Builds the whole site; a fault in its sources ends it with all of them told.
 * @param output the folder, which is emptied first
 * @param guides where the guides are
 */
export async function buildSite({ output, guides }) {
  const faults = new FaultList();
  const reference = new ApiReference(JSON.parse(await readFile(path.join(root, "openapi/v1.json"), "utf8")));
  const links = new Links(reference, faults);
  await rm(output, { recursive: true, force: true });
  const assets = new Assets(output);
  const pages = await readPages({ guides, reference, links, assets, faults });

  const addresses = {
    icon: assets.copy(path.join(root, "samples/web/public/icon.svg")),
    styles: await assets.bundle("styles/site.css"),
    settings: await assets.bundle("browser/settings.js", "iife"),
    script: await assets.bundle("browser/site.js", "esm"),
    index: assets.add("search.json", JSON.stringify(searchIndex(pages))),
  };
  for (const page of pages) page.html = layout(page, { pages, assets: addresses });
  links.check(pages);
  faults.throwIfAny();
  for (const page of pages) {
    const folder = path.join(output, page.path.slice("/docs/".length));
    await mkdir(folder, { recursive: true });
    await writeFile(path.join(folder, "index.html"), page.html);
  }
  await compress(output);
  return { pages };
}

async function readPages({ guides, reference, links, assets, faults }) {
  const snippets = new Snippets(path.join(guides, "snippets"), faults);
  const slugs = await guideSlugs(guides);
  const forGuides = createMarkdown({
    faults,
    link: (target, source) => links.address(target, source),
    image: (target, source) => image(path.join(guides, target), source, assets, faults),
    snippet: (name, id, source) => snippets.tabs(name, id, source),
  });
  const forReference = createMarkdown({ faults, link: (target) => target });
  const forChangelog = createMarkdown({ faults, link: (target) => changelogLink(target, slugs) });
  const guidePages = await readGuides(guides, slugs, forGuides);
  return [
    homePage(guidePages, reference, await readFirstProgram(root, faults)),
    ...guidePages,
    ...referencePages(reference, forReference),
    problemsPage(reference, forReference),
    changelogPage(await readFile(path.join(root, "CHANGELOG.md"), "utf8"), forChangelog),
  ];
}

function image(file, source, assets, faults) {
  if (existsSync(file)) return assets.copy(file);
  faults.add(source, `there is no picture “${path.basename(file)}”.`);
  return "";
}
