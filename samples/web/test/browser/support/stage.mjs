import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import path from "node:path";
import { after, before, test } from "node:test";
import { chromium } from "playwright-core";
import { origin } from "./api.mjs";
import { line } from "./line.mjs";
import { watch } from "./watch.mjs";

const screenshots = path.join(import.meta.dirname, "../../../../../artifacts/screenshots");
const executablePath = (process.env.PATH ?? "").split(path.delimiter).map((folder) => path.join(folder, "chromium")).find(existsSync);
let browser;

before(async () => (browser = await chromium.launch({ executablePath, args: ["--no-sandbox"], timeout: 180_000 })));
after(() => browser?.close());

/**
 * A test in windows of its own. Anything that `watch` finds in one of them fails it; a failure leaves a picture of each window.
 * @param name What it shows.
 * @param prefix How the names of its screenshots begin.
 * @param act What is done; gets the `Stage`.
 */
export function journey(name, prefix, act) {
  test(name, async () => {
    const stage = new Stage(prefix);
    try {
      await act(stage);
      stage.check();
    } catch (error) {
      await stage.recordFailure(error);
      throw error;
    } finally {
      await stage.close();
    }
  });
}

/** The windows of a journey. */
class Stage {
  #prefix;
  #windows = [];
  #lines = [];

  constructor(prefix) {
    this.#prefix = prefix;
  }

  /**
   * Opens the application in a window of its own.
   * @param path The screen, below `/app`.
   * @param as Whose session the window has from the beginning; nobody's otherwise.
   * @param language `en`, `fr` or `ar`: what the browser prefers.
   * @param refusals The statuses with which the API refuses what this window does wrong on purpose.
   * @param offline Whether the connection breaks on purpose.
   * @param over The line to the API, where it is one that breaks.
   */
  async open(path = "/", { as, language = "en", dark = false, width = 1280, height = 800, refusals, offline, over } = {}) {
    const at = over?.origin ?? origin;
    const session = as && [{ origin: at, localStorage: [{ name: "qeyafa", value: JSON.stringify(await as.store.read()) }] }];
    const context = await browser.newContext({
      baseURL: at,
      locale: { en: "en-GB", fr: "fr-FR", ar: "ar-EG" }[language],
      timezoneId: "Africa/Cairo",
      colorScheme: dark ? "dark" : "light",
      reducedMotion: "reduce",
      viewport: { width, height },
      storageState: { cookies: [], origins: session ?? [] },
    });
    context.setDefaultTimeout(180_000);
    const faults = await watch(context, at, { refusals, offline: offline || over !== undefined });
    const page = await context.newPage();
    this.#windows.push({ context, page, faults });
    await page.goto(`/app${path}`);
    return page;
  }

  /** A line to the API that the journey can break. */
  async line() {
    const laid = await line();
    this.#lines.push(laid);
    return laid;
  }

  /** Writes what a window shows to `artifacts/screenshots/<prefix>-<step>.png`. */
  async picture(page, step) {
    await page.screenshot({ path: path.join(screenshots, `${this.#prefix}-${step}.png`), fullPage: true, animations: "disabled" });
  }

  /** Fails when something happened in a window that must not. */
  check() {
    assert.deepEqual(this.#windows.flatMap(({ faults }) => faults), []);
  }

  /** Leaves a picture of each window, and tells what else was wrong. */
  async recordFailure(error) {
    const faults = this.#windows.flatMap(({ faults }) => faults);
    if (faults.length > 0) error.message += `\n${faults.join("\n")}`;
    for (const [index, { page }] of this.#windows.entries()) await this.picture(page, `failed-${index + 1}`).catch(() => {});
  }

  async close() {
    await Promise.all(this.#windows.map(({ context }) => context.close()));
    for (const laid of this.#lines) laid.close();
  }
}
