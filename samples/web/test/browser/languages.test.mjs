import assert from "node:assert/strict";
import { bundled } from "../support/bundled.mjs";
import { furnished, guestScreens } from "./support/furnished.mjs";
import { visit } from "./support/page.mjs";
import { person } from "./support/people.mjs";
import { journey } from "./support/stage.mjs";

const { texts } = await bundled("samples/web/src/i18n/texts.ts");

// Names, kinds of files, keys, and the program that the person was made with.
const latin = new Set(["Qeyafa", "English", "Français", "JPEG", "PNG", "WebP", "HEIC", "MiB", "CSV", "ZIP", "Page", "Down", "Escape", "Enter", "Shift", "Chrome", "Linux", "node"]);

journey("Arabic runs from right to left and fits a narrow screen, without a word of English", "arabic", async (stage) => {
  const maya = await furnished({ name: "مايا", other: "باسم", garment: "فستان أزرق", brand: "نسيج", task: "خذ قياس الخصر", note: "بعد العيد", message: "هل ناسبك الفستان؟" });
  const page = await stage.open("/sign-in", { as: maya, language: "ar", width: 390 });
  const guest = await stage.open("/sign-in", { language: "ar", width: 390 });
  const faults = [];
  for (const [name, path] of Object.entries(guestScreens)) await look(guest, name, path);
  for (const [name, path] of Object.entries(maya.screens)) await look(page, name, path);
  await page.getByRole("button", { name: texts.ar.shell.menu }).click();
  await stage.picture(page, "menu");
  assert.deepEqual(faults, []);

  async function look(page, name, path) {
    await visit(page, path);
    await stage.picture(page, name);
    const seen = await page.evaluate(() => ({
      direction: getComputedStyle(document.body).direction,
      language: document.documentElement.lang,
      tooWide: document.documentElement.scrollWidth - innerWidth,
      text: document.body.innerText.replaceAll(/\S+@\S+|https?:\S+|\b[0-9a-f]{24}\b/g, ""),
    }));
    if (seen.direction !== "rtl" || seen.language !== "ar") faults.push(`${path}: ${seen.language}, ${seen.direction}`);
    if (seen.tooWide > 0) faults.push(`${path} is ${seen.tooWide} pixels too wide.`);
    const strange = (seen.text.match(/\p{Script=Latin}{3,}/gu) ?? []).filter((word) => !latin.has(word));
    if (strange.length > 0) faults.push(`${path} says ${strange.join(" ")}.`);
  }
});

journey("French leaves no English over, and has the header in one row on a screen of 1280 pixels", "french", async (stage) => {
  const french = new Set(phrases(texts.fr));
  const english = phrases(texts.en).filter((text) => !french.has(text));
  // A scroll bar and the number of unread messages take the rest.
  const page = await stage.open("/", { as: await person(), language: "fr", width: 1230 });
  await page.getByRole("button", { name: texts.fr.shell.signOut }).waitFor();
  assert.ok(await page.evaluate(() => document.querySelector(".header").offsetHeight < 2 * document.querySelector(".brand").offsetHeight));
  const left = [];
  for (const path of ["/", "/measurements", "/measurements/new", "/wardrobe", "/try-on", "/conversations", "/tasks", "/profile", "/account"]) {
    await visit(page, path);
    const lines = new Set((await page.evaluate(() => document.body.innerText)).split(/[\n\t]+/).map((line) => line.trim()));
    left.push(...english.filter((text) => lines.has(text)).map((text) => `${path} says “${text}”.`));
    await stage.picture(page, path.slice(1).replace("/", "-") || "home");
  }
  assert.deepEqual(left, []);
});

journey("a language that is chosen stays, in this window and in a new one", "language", async (stage) => {
  const page = await stage.open("/", { as: await person() });
  await page.getByRole("combobox", { name: "Language" }).selectOption({ label: "Français" });
  await page.getByRole("link", { name: "Mensurations", exact: true }).waitFor();
  await page.reload();
  await page.getByRole("link", { name: "Mensurations", exact: true }).waitFor();
  const other = await page.context().newPage();
  await other.goto("/app/tasks");
  await other.getByRole("heading", { level: 1, name: "Tâches" }).waitFor();
  assert.equal(await other.evaluate(() => document.documentElement.lang), "fr");
  await other.getByRole("combobox", { name: "Langue" }).selectOption({ label: "العربية" });
  await other.getByRole("heading", { level: 1, name: "المهام" }).waitFor();
  assert.equal(await other.evaluate(() => document.documentElement.dir), "rtl");
  await page.reload();
  await page.getByRole("link", { name: "القياسات", exact: true }).waitFor();
});

/** Every text without values in it. */
function phrases(part) {
  return Object.values(part).flatMap((value) => (typeof value === "object" ? phrases(value) : typeof value === "string" ? [value] : []));
}
