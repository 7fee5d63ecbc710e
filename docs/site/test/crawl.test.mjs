import assert from "node:assert/strict";
import { test } from "node:test";
import { open, site } from "./support.mjs";

const most = 500_000;

const weight = async (answers) => {
  const sizes = await Promise.all(answers.map((answer) => answer.request().sizes()));
  return sizes.reduce((sum, { responseBodySize, responseHeadersSize }) => sum + responseBodySize + responseHeadersSize, 0);
};

/** Visits every page below /docs/, and answers the addresses elsewhere that they lead to. */
async function crawl(t, origin, visit) {
  const elsewhere = new Set();
  const known = new Set(["/docs/"]);
  for (const address of known) {
    const page = await open(t, origin + address);
    await visit(page);
    const links = await page.$$eval("a[href]", (all) => all.map((link) => link.href));
    for (const link of links) {
      const { origin: host, pathname } = new URL(link);
      if (host === origin) (pathname.startsWith("/docs/") ? known : elsewhere).add(pathname);
    }
    await page.context().close();
  }
  return { pages: [...known], elsewhere: [...elsewhere] };
}

test("every page loads quietly, from here, and is light", async (t) => {
  const { origin } = new URL(site);
  const { pages, elsewhere } = await crawl(t, origin, async (page) => {
    await Promise.all([page.waitForResponse("**/search-*.json").then((answer) => answer.finished()), page.focus("#search")]);
    assert.deepEqual(page.complaints, [], page.url());
    assert.ok((await weight(page.answers)) < most, `${page.url()} weighs ${await weight(page.answers)} bytes`);
  });
  for (const path of ["/docs/", "/docs/reference/", "/docs/reference/measurements/", "/docs/reference/schemas/", "/docs/problems/", "/docs/changelog/"]) assert.ok(pages.includes(path), path);
  assert.ok(elsewhere.includes("/problems/stale_version") && elsewhere.includes("/openapi/v1.json"));
  for (const path of elsewhere) assert.equal((await fetch(origin + path)).status, 200, path);
});
