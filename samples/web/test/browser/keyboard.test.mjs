import assert from "node:assert/strict";
import { q } from "./support/api.mjs";
import { password, person } from "./support/people.mjs";
import { arrive } from "./support/page.mjs";
import { journey } from "./support/stage.mjs";

journey("somebody signs in and records a measurement with the keyboard alone, and always sees where they are", "keyboard", async (stage) => {
  const maya = await person();
  const page = await stage.open("/");
  await arrive(page, "Sign in");
  await reach(page.getByRole("textbox", { name: "Email or username" }));
  await page.keyboard.type(maya.email);
  await reach(page.getByLabel("Password", { exact: true }));
  await page.keyboard.type(password);
  await page.keyboard.press("Enter");
  await arrive(page, "Hello, Maya");

  await reach(page.getByRole("link", { name: "Skip to the content" }), "Shift+Tab");
  await stage.picture(page, "1-skip");
  await page.keyboard.press("Enter");
  await reach(page.getByRole("link", { name: "Enter your measurements" }));
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: "Nothing is recorded yet" }).waitFor();
  await arrive(page, "Measurements");
  await reach(page.getByRole("link", { name: "Record measurements" }));
  await page.keyboard.press("Enter");
  await arrive(page, "New measurements");
  await reach(page.getByRole("textbox", { name: "Chest" }));
  await page.keyboard.type("96.5");
  await stage.picture(page, "2-typed");
  await reach(page.getByRole("button", { name: "Save" }));
  await stage.picture(page, "3-save");
  await page.keyboard.press("Enter");
  await arrive(page, /^Measurements of/);
  await stage.picture(page, "4-recorded");
  const { items } = await q.measurementsHistory(maya.client, { userId: maya.id });
  assert.deepEqual(items.map(({ measurements }) => measurements), [{ chest: 96.5 }]);
});

/** Presses a key until a control has the focus, which has to be seen on every control on the way. */
async function reach(control, key = "Tab") {
  const page = control.page();
  await control.waitFor({ state: "attached" });
  for (let pressed = 0; pressed < 60; pressed++) {
    await page.keyboard.press(key);
    assert.equal(await page.evaluate(hidden), undefined);
    if (await control.evaluate((element) => element === document.activeElement)) return;
  }
  assert.fail(`${control} is not reached by ${key}.`);
}

/** In the page: what has the focus, where that is not to be seen in the next frame. */
async function hidden() {
  await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
  const element = document.activeElement;
  if (element === document.body) return undefined;
  const around = [element, element.parentElement, element.nextElementSibling, element.closest("label")];
  const outlined = around.some((one) => {
    const { outlineStyle, outlineWidth } = one ? getComputedStyle(one) : {};
    return outlineStyle && outlineStyle !== "none" && parseFloat(outlineWidth) >= 2;
  });
  const { top, bottom, left, right } = element.getBoundingClientRect();
  const inView = bottom > 0 && right > 0 && top < innerHeight && left < innerWidth;
  return outlined && inView ? undefined : element.outerHTML.slice(0, 200);
}
