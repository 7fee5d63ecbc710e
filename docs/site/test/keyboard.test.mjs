import assert from "node:assert/strict";
import { test } from "node:test";
import { open, site } from "./support.mjs";

const guide = `${site}getting-started/`;
const focused = (page) => page.evaluate(() => document.activeElement.id || document.activeElement.textContent);
const shownPanels = (page) => page.$$eval("[role=tabpanel]", (all) => all.filter((panel) => panel.checkVisibility()).map((panel) => panel.dataset.language));

test("the first key leads past the navigation", async (t) => {
  const page = await open(t, guide);
  await page.keyboard.press("Tab");
  assert.equal(await focused(page), "Skip to the content");
  assert.ok((await page.locator(".skip").boundingBox()).y >= 0);
  await page.keyboard.press("Enter");
  assert.equal(await focused(page), "content");
});

test("tabs are chosen by arrows, for all examples and for the next page", async (t) => {
  const page = await open(t, `${site}`);
  assert.deepEqual(await shownPanels(page), ["curl"]);
  await page.focus("[role=tab][aria-selected=true]");
  await page.keyboard.press("ArrowRight");
  assert.equal(await focused(page), "first-typescript-tab");
  assert.deepEqual(await shownPanels(page), ["typescript"]);
  await page.keyboard.press("End");
  assert.equal(await page.getAttribute("#first-csharp-tab", "aria-selected"), "true");
  await page.keyboard.press("ArrowRight");
  assert.equal(await focused(page), "first-curl-tab");
  await page.keyboard.press("ArrowLeft");
  assert.equal(await focused(page), "first-csharp-tab");
  assert.equal(await page.locator("[role=tab][tabindex='0']").count(), 1);
  assert.equal(await page.textContent("#announcement"), "Examples are shown for C#.");
  await page.goto(guide);
  assert.deepEqual(await shownPanels(page), ["csharp"]);
  assert.equal(await page.getAttribute("#example-1-csharp-tab", "aria-selected"), "true");
});

test("an example shows what its file marks, and is copied", async (t) => {
  const page = await open(t, guide);
  await page.click("#example-1-typescript-tab");
  const code = await page.innerText("#example-1-typescript code");
  assert.ok(code.startsWith("const record = await measurementsRecord("), code);
  assert.ok(code.endsWith("}"), code);
  await page.click("#example-1-typescript .copy");
  await page.waitForFunction(() => document.getElementById("announcement").textContent === "Copied.");
  assert.equal(await page.evaluate(() => navigator.clipboard.readText()), code);
});

test("without scripts every example is shown, and the navigation with it", async (t) => {
  const page = await open(t, guide, { scripts: false, width: 390 });
  for (const name of ["curl", "TypeScript", "C#"]) assert.ok(await page.locator(".tabs-name", { hasText: name }).first().isVisible(), name);
  assert.equal(await page.locator("[role=tabpanel] pre:visible").count(), 3);
  assert.equal(await page.locator("[role=tablist]:visible, .search:visible, .disclosure:visible").count(), 0);
  assert.ok(await page.locator(".navigation a").first().isVisible());
});

test("the search is reached by /, steered by arrows, announced, and left by Escape", async (t) => {
  const page = await open(t, guide);
  await page.keyboard.press("/");
  assert.equal(await focused(page), "search");
  await page.keyboard.type("stale_version");
  // What was found for the first letters is other things.
  await page.locator("#search-results [role=option]:first-child .search-title", { hasText: "stale_version" }).waitFor();
  assert.match(await page.textContent("#announcement"), /^\d+ results?\.$/);
  const first = page.locator("#search-results [role=option]").first();
  assert.equal(await first.innerText(), "stale_version\nProblem code · Problem codes");
  assert.equal(await page.getAttribute("#search", "aria-activedescendant"), await first.getAttribute("id"));
  await page.keyboard.press("Escape");
  assert.equal(await page.getAttribute("#search", "aria-expanded"), "false");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await page.waitForURL("**/docs/problems/#stale_version");
});

test("the search finds guides, headings, operations by path and schemas, and says when there is nothing", async (t) => {
  const page = await open(t, guide);
  for (const [asked, title, path] of [
    ["getting started", "Getting started", "/docs/getting-started/"],
    ["reading hist", "Reading the history", "/docs/measurements/#reading-the-history"],
    ["post /api/v1/measurements", "Records measurements", "/docs/reference/measurements/#Measurements_Record"],
    ["Measurements_Trends", "Tells how a person's measurements developed", "/docs/reference/measurements/#Measurements_Trends"],
    ["RecordMeasurementBody", "RecordMeasurementBody", "/docs/reference/schemas/#RecordMeasurementBody"],
  ]) {
    await page.fill("#search", asked);
    const first = page.locator("#search-results [role=option]").first();
    await first.locator(".search-title", { hasText: title }).waitFor();
    assert.equal(await first.getAttribute("data-address"), path);
  }
  await page.fill("#search", "zzz");
  await page.locator("#search-results", { hasText: "Nothing is called “zzz”." }).waitFor();
  assert.equal(await page.textContent("#announcement"), "Nothing is called “zzz”.");
});

test("the slash stays a slash where something is typed", async (t) => {
  const page = await open(t, guide);
  await page.focus("#search");
  await page.keyboard.type("a/b");
  assert.equal(await page.inputValue("#search"), "a/b");
});

test("a search that cannot be loaded says so, and is tried again", async (t) => {
  const page = await open(t, guide);
  await page.route("**/search-*.json", (route) => route.abort());
  await page.fill("#search", "a");
  await page.locator("#search-results", { hasText: "could not be loaded" }).waitFor();
  await page.unroute("**/search-*.json");
  await page.fill("#search", "getting");
  await page.locator("#search-results", { hasText: "Getting started" }).waitFor();
});

test("colours follow the system until they are chosen, and are remembered", async (t) => {
  const page = await open(t, guide, { scheme: "dark" });
  const background = () => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
  const dark = await background();
  await page.selectOption("#colours", "light");
  const light = await background();
  assert.notEqual(light, dark);
  await page.goto(site);
  assert.equal(await background(), light);
  assert.equal(await page.inputValue("#colours"), "light");
  await page.selectOption("#colours", "system");
  assert.equal(await background(), dark);
});

test("on a phone the navigation is opened by its button, and closed by Escape", async (t) => {
  const page = await open(t, guide, { width: 390 });
  const menu = page.getByRole("button", { name: "Menu" });
  assert.equal(await page.locator(".navigation").isVisible(), false);
  await menu.press("Enter");
  assert.equal(await menu.getAttribute("aria-expanded"), "true");
  await page.locator(".navigation a[aria-current=page]").focus();
  await page.keyboard.press("Escape");
  assert.equal(await page.locator(".navigation").isVisible(), false);
  assert.equal(await focused(page), "Menu");
});

test("on paper there is the text with all that can be opened, and no navigation", async (t) => {
  const page = await open(t, `${site}reference/profile/`);
  await page.emulateMedia({ media: "print" });
  await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
  assert.equal(await page.locator(".header:visible, .navigation:visible, .copy:visible, .neighbours:visible").count(), 0);
  assert.equal(await page.locator("details:not([open])").count(), 0);
  await page.evaluate(() => dispatchEvent(new Event("afterprint")));
  assert.ok((await page.locator("details:not([open])").count()) > 0);
});
