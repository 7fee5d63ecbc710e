import assert from "node:assert/strict";
import { password } from "./people.mjs";

// Looking with every frame has the browser draw all the time.
const poll = { polling: 50 };

/** The heading of the screen that is shown. */
export const title = (page, name) => page.getByRole("heading", { level: 1, name, exact: true });

/** Waits for a screen, whose heading has the focus then, so that it is read out. */
export async function arrive(page, name) {
  await title(page, name).waitFor();
  await page.waitForFunction(() => document.activeElement?.tagName === "H1", undefined, poll);
}

/** Goes to a screen by its address, as a link of the application does, and waits until it is there. */
export async function visit(page, path) {
  await page.evaluate((path) => history.pushState(null, "", `/app${path}`), path);
  await settled(page);
}

/** Waits until the screen is there with all that it reads. */
export async function settled(page) {
  await page.waitForFunction(
    () =>
      document.querySelector("h1") &&
      !document.querySelector('[role="progressbar"], main [aria-busy="true"]') &&
      [...document.images].every((image) => image.complete) &&
      document.getAnimations().every((animation) => animation.playState !== "running"),
    undefined,
    poll,
  );
}

/** Goes to an area by the navigation. */
export async function go(page, name) {
  const link = page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: new RegExp(`^${name}\\b`) });
  if (!(await link.isVisible())) await page.getByRole("button", { name: "Menu", exact: true }).click();
  await link.click();
}

/** Signs in with email and password, and waits until that is done. */
export async function signIn(page, email, { word = password, within = page } = {}) {
  await within.getByRole("textbox", { name: "Email or username" }).fill(email);
  await within.getByLabel("Password", { exact: true }).fill(word);
  await within.getByRole("button", { name: "Sign in", exact: true }).click();
}

/** Waits until a field is marked as wrong with a text that belongs to it and contains this one. */
export async function marked(field, text) {
  await field.page().waitForFunction(
    ([element, text]) => {
      const said = (element.getAttribute("aria-describedby") ?? "").split(" ").map((id) => document.getElementById(id)?.textContent);
      return element.getAttribute("aria-invalid") === "true" && said.some((one) => one?.includes(text));
    },
    [await field.elementHandle(), text],
    poll,
  );
}

/** What a field's hint says. */
export const hintOf = (field) =>
  field.evaluate((element) => (element.getAttribute("aria-describedby") ?? "").split(" ").map((id) => document.getElementById(id)?.textContent ?? "").join(" "));

/** Begins to look, in the page itself, for a text that is shown for a while only; answers how to wait until it has been shown. */
export async function glimpse(page, text) {
  const shown = await page.evaluateHandle((text) => {
    const glimpsed = { isShown: false };
    const look = () => (glimpsed.isShown ||= document.body.innerText.includes(text));
    new MutationObserver(look).observe(document.body, { childList: true, characterData: true, subtree: true });
    look();
    return glimpsed;
  }, text);
  return () => page.waitForFunction((glimpsed) => glimpsed.isShown, shown, poll);
}

/** Waits until a text is there, and fails where it is there more than once. */
export async function once(within, text) {
  const found = within.getByText(text);
  await found.first().waitFor();
  assert.equal(await found.count(), 1, `“${text}” is there more than once.`);
}
