import { test } from "node:test";
import { assertAccessible, assertFits, open, pages, site } from "./support.mjs";

const [scheme, width] = [process.env.QEYAFA_SCHEME ?? "light", Number(process.env.QEYAFA_WIDTH ?? 1280)];

// What can be opened is alike on each page: the first ones stand for all.
const opened = 10;

test(`axe finds nothing in ${scheme} at ${width} px`, async (t) => {
  for (const path of pages) {
    const page = await open(t, site + path, { scheme, width });
    await assertFits(page);
    await page.$$eval("details", (all, opened) => all.slice(0, opened).forEach((part) => (part.open = true)), opened);
    await assertFits(page);
    await assertAccessible(page);
    await page.context().close();
  }
});
