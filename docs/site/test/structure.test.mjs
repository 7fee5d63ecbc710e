import assert from "node:assert/strict";
import { test } from "node:test";
import { assertAccessible, assertFits, open, pages, site } from "./support.mjs";

test("what is opened is as accessible as the page", async (t) => {
  const page = await open(t, `${site}getting-started/`, { width: 390 });
  for (const part of ["navigation", "contents-list"]) await page.click(`[aria-controls=${part}]`);
  await page.fill("#search", "measurements");
  await page.waitForSelector("#search-results [role=option]");
  await assertAccessible(page);
  await assertFits(page);
});

test("every page has one title, and headings in order", async (t) => {
  for (const path of pages) {
    const page = await open(t, site + path);
    const levels = await page.$$eval("main :is(h1, h2, h3, h4)", (all) => all.filter((heading) => heading.checkVisibility() && !heading.closest("nav")).map((heading) => Number(heading.tagName[1])));
    assert.equal(levels[0], 1, path);
    assert.equal(levels.filter((level) => level === 1).length, 1, path);
    levels.reduce((before, level) => (assert.ok(level <= before + 1, `${path}: h${level} after h${before}`), level));
    assert.match(await page.title(), /Qeyafa/);
    await page.context().close();
  }
});
