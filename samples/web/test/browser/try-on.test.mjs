import assert from "node:assert/strict";
import { person } from "./support/people.mjs";
import { pictureFile } from "./support/pictures.mjs";
import { arrive, go } from "./support/page.mjs";
import { journey } from "./support/stage.mjs";

journey("a picture of oneself and of a garment become a try-on and a favourite", "try-on", async (stage) => {
  const page = await stage.open("/body", { as: await person() });
  const shown = (name) => page.getByRole("img", { name });
  await arrive(page, "Body");
  await page.getByLabel("Choose a picture").setInputFiles(pictureFile("person-amal-front"));
  await page.getByRole("button", { name: "Send the picture" }).click();
  await loaded(shown("The picture of you"));
  await stage.picture(page, "1-body");

  await go(page, "Wardrobe");
  await page.getByRole("heading", { name: "Your wardrobe is empty" }).waitFor();
  await stage.picture(page, "2-empty");
  await page.getByRole("link", { name: "Add a garment" }).first().click();
  await arrive(page, "A new garment");
  await page.getByLabel("Choose a picture").setInputFiles(pictureFile("garment-shirt"));
  await page.getByRole("textbox", { name: "Name" }).fill("Checked shirt");
  await page.getByRole("combobox", { name: "Category" }).selectOption("shirt");
  await stage.picture(page, "3-garment");
  const slow = await slowUploads(page);
  await Promise.all([page.getByRole("progressbar", { name: "Sending the picture" }).waitFor(), page.getByRole("button", { name: "Save" }).click()]);
  await stage.picture(page, "4-sending");
  await slow.end();
  await arrive(page, "Checked shirt");
  await loaded(shown(/Checked shirt/));

  await page.getByRole("link", { name: "Try it on" }).click();
  await arrive(page, "Try something on");
  await page.getByRole("radio", { name: /Checked shirt/, checked: true }).waitFor();
  await stage.picture(page, "5-choice");
  const made = await heldBack(page);
  await page.getByRole("button", { name: "Try it on" }).click();
  await page.getByRole("progressbar", { name: /Waiting its turn|Being made/ }).waitFor();
  made.letGo();
  await arrive(page, "Try-on: Checked shirt");
  await loaded(shown("You with Checked shirt"));
  const favorite = page.getByRole("button", { name: "Favourite" });
  await favorite.click();
  await page.getByRole("button", { name: "Favourite", pressed: true }).waitFor();
  await stage.picture(page, "6-result");

  await go(page, "Favourites");
  await arrive(page, "Favourites");
  await loaded(shown("You with Checked shirt"));
  assert.equal(await page.getByRole("article").count(), 1);
  await stage.picture(page, "7-favourites");
  await go(page, "Try-on");
  await arrive(page, "Try-ons");
  await page.getByRole("link", { name: /Checked shirt.*Ready/ }).first().waitFor();
  await stage.picture(page, "8-list");
  await page.getByRole("link", { name: "Qeyafa" }).click();
  await page.getByText("Ready", { exact: true }).waitFor();
  await stage.picture(page, "9-home");
});

/** Waits until a picture has come. */
async function loaded(image) {
  await image.waitFor();
  await image.evaluate((element) => element.decode());
}

/** Lets the page see a try-on as it was when it was asked for, however fast it is made, until it is let go. */
async function heldBack(page) {
  let created;
  let letGo;
  const gone = new Promise((resolve) => (letGo = resolve));
  await page.route("**/api/v1/tryon", async (route) => {
    created = await route.fetch({ timeout: 180_000 });
    await route.fulfill({ response: created });
  }, { times: 1 });
  await page.route(/\/api\/v1\/tryon\/[0-9a-f]{24}$/, (route) => route.fulfill({ response: created }), { times: 1 });
  await page.route("**/api/v1/tryon/*/events", (route) => gone.then(() => route.continue()), { times: 1 });
  return { letGo };
}

/** Lets the browser send so slowly that the progress can be seen. */
async function slowUploads(page) {
  const session = await page.context().newCDPSession(page);
  const limit = (uploadThroughput) => session.send("Network.emulateNetworkConditions", { offline: false, latency: 0, downloadThroughput: -1, uploadThroughput });
  await session.send("Network.enable");
  await limit(4_000);
  return { end: () => limit(-1) };
}
