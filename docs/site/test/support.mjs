import assert from "node:assert/strict";
import fs from "node:fs";
import { createRequire } from "node:module";
import os from "node:os";
import path from "node:path";
import { after, before } from "node:test";
import { chromium } from "playwright-core";
import { Faults } from "../content/faults.mjs";
import { buildSite } from "../site.mjs";

const executablePath = (process.env.PATH ?? "").split(path.delimiter).map((folder) => path.join(folder, "chromium")).find((file) => fs.existsSync(file));
const axe = fs.readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** Where the site stands. */
export const site = process.env.QEYAFA_DOCS;

/** Pages of every kind, the biggest of the reference among them; the guide is the one of these tests. */
export const pages = ["", "getting-started/", "reference/", "reference/auth/", "reference/measurements/", "reference/schemas/", "problems/", "changelog/"];

let browser;
before(async () => (browser = await chromium.launch({ executablePath, args: ["--no-sandbox"], timeout: 180_000 })));
after(() => browser?.close());

/** A window of its own. What the browser complains of, and what is asked of other hosts, is in its `complaints`. */
export async function open(t, url, { width = 1280, scheme = "light", scripts = true } = {}) {
  const context = await browser.newContext({ viewport: { width, height: 800 }, colorScheme: scheme, javaScriptEnabled: scripts });
  t.after(() => context.close());
  context.setDefaultTimeout(180_000);
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  const page = await context.newPage();
  page.complaints = [];
  page.answers = [];
  const { origin } = new URL(url);
  page.on("console", (message) => ["error", "warning"].includes(message.type()) && page.complaints.push(message.text()));
  page.on("pageerror", (error) => page.complaints.push(error.message));
  page.on("request", (request) => request.url().startsWith(`${origin}/`) || page.complaints.push(`asks ${request.url()}`));
  page.on("response", (answer) => page.answers.push(answer));
  const answer = await page.goto(url);
  assert.equal(answer.status(), 200, url);
  return page;
}

/** Asserts that axe finds nothing in the page, of whatever impact. */
export async function assertAccessible(page) {
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() => window.axe.run(document, { resultTypes: ["violations"] }));
  const found = violations.map(({ id, impact, nodes }) => `${impact} ${id}: ${nodes.map((node) => node.target.join(" ")).join(", ")}`);
  assert.deepEqual(found, [], page.url());
}

/** Asserts that nothing is cut off at the side. */
export async function assertFits(page) {
  assert.equal(await page.evaluate(() => document.documentElement.scrollWidth > innerWidth), false, `${page.url()} is wider than the screen`);
}

/** A folder with guides by their files' names, which goes with the test. */
export function guides(t, files) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "qeyafa-guides-"));
  t.after(() => fs.rmSync(folder, { recursive: true }));
  for (const [name, content] of Object.entries(files)) {
    fs.mkdirSync(path.dirname(path.join(folder, "guides", name)), { recursive: true });
    fs.writeFileSync(path.join(folder, "guides", name), content);
  }
  return folder;
}

/** Builds the site of such a folder; answers what is wrong with it, and where the result is. */
export async function build(folder) {
  const output = path.join(folder, "site");
  try {
    await buildSite({ output, guides: path.join(folder, "guides") });
    return { faults: [], output };
  } catch (error) {
    if (!(error instanceof Faults)) throw error;
    return { faults: error.message.split("\n"), output };
  }
}
