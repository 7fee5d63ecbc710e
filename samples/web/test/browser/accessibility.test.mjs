import assert from "node:assert/strict";
import { accessibilityFaults } from "./support/axe.mjs";
import { furnished, guestScreens } from "./support/furnished.mjs";
import { settled, visit } from "./support/page.mjs";
import { journey } from "./support/stage.mjs";

journey("axe finds nothing grave on any screen, in light, in dark and on a telephone, where all fits", "accessibility", async (stage) => {
  const maya = await furnished({ name: "Maya", other: "Ben", garment: "Blue dress", brand: "Loom", task: "Measure the waist", note: "After the feast", message: "Does it fit?" });
  const [faults, tooWide] = [[], []];
  for (const [page, screens] of [[await stage.open("/sign-in"), guestScreens], [await stage.open("/", { as: maya }), maya.screens]]) {
    for (const [name, path] of Object.entries(screens)) {
      await page.emulateMedia({ colorScheme: "light" });
      await page.setViewportSize({ width: 1280, height: 800 });
      await visit(page, path);
      await look(page, name, "light");
      await page.emulateMedia({ colorScheme: "dark" });
      await page.setViewportSize({ width: 390, height: 800 });
      await settled(page);
      await look(page, name, "dark");
    }
  }
  const grave = faults.filter((fault) => /: (serious|critical): /.test(fault));
  const rest = faults.filter((fault) => !grave.includes(fault));
  if (rest.length > 0) console.log(`Less grave:\n${rest.join("\n")}`);
  assert.deepEqual(tooWide, []);
  assert.ok(grave.length === 0, grave.join("\n"));

  async function look(page, name, colours) {
    await stage.picture(page, `${name}-${colours}`);
    if (await page.evaluate(() => document.documentElement.scrollWidth > innerWidth)) tooWide.push(`${name}, ${colours}`);
    faults.push(...(await accessibilityFaults(page)).map((fault) => `${name}, ${colours}: ${fault}`));
  }
});
