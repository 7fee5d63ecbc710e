import assert from "node:assert/strict";
import { test } from "node:test";
import { assertAccessible, assertFits, open, site } from "./support.mjs";

test("the API's own pages lead to the documentation, are accessible in light and dark, and fit a phone", async (t) => {
  const { origin } = new URL(site);
  for (const path of ["/", "/problems", "/problems/stale_version"]) {
    const page = await open(t, origin + path);
    assert.deepEqual(page.complaints, []);
    assert.equal(await page.locator("nav a[href='/docs/']").count(), 1);
    for (const scheme of ["light", "dark"]) {
      await page.emulateMedia({ colorScheme: scheme });
      await assertAccessible(page);
    }
    await page.setViewportSize({ width: 360, height: 800 });
    await assertFits(page);
  }
});
