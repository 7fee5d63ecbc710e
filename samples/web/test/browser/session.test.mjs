import assert from "node:assert/strict";
import { origin, q } from "./support/api.mjs";
import { password, person } from "./support/people.mjs";
import { arrive, signIn, title } from "./support/page.mjs";
import { journey } from "./support/stage.mjs";

journey("a session that was ended elsewhere is taken up again over the same screen", "session", async (stage) => {
  const maya = await person();
  const page = await stage.open("/profile", { as: maya, refusals: [401] });
  await title(page, "Profile").waitFor();
  await endSessions(maya);
  await page.reload();
  const dialog = page.getByRole("dialog", { name: "Your session has ended" });
  await dialog.waitFor();
  await stage.picture(page, "1-ended");
  await dialog.evaluate((element) => element.addEventListener("close", () => (window.hasClosed = true)));
  for (let pressed = 0; pressed < 3; pressed++) await page.keyboard.press("Escape");
  assert.equal(await page.evaluate(() => window.hasClosed), undefined);
  await signIn(page, maya.email, { within: dialog });
  await dialog.waitFor({ state: "detached" });
  await title(page, "Profile").waitFor();
  assert.equal(new URL(page.url()).pathname, "/app/profile");
  await stage.picture(page, "2-taken-up");
});

journey("tokens that are spoilt are told, and whoever signs in is back where they were", "session", async (stage) => {
  const maya = await person();
  const page = await stage.open("/account", { as: maya, refusals: [400, 401] });
  await title(page, "Account").waitFor();
  await page.evaluate(() => localStorage.setItem("qeyafa", JSON.stringify({ ...JSON.parse(localStorage.qeyafa), access_token: "a.b.c", refresh_token: "spoilt" })));
  await page.reload();
  const dialog = page.getByRole("dialog", { name: "Your session has ended" });
  await dialog.waitFor();
  await signIn(page, maya.email, { within: dialog });
  await dialog.waitFor({ state: "detached" });
  await title(page, "Account").waitFor();
  assert.equal(new URL(page.url()).pathname, "/app/account");
});

journey("somebody who follows a link signs in first and gets where it leads", "session", async (stage) => {
  const maya = await person();
  const page = await stage.open("/profile");
  await arrive(page, "Sign in");
  await page.getByText("Sign in to go on to the page that you wanted.").waitFor();
  await stage.picture(page, "3-first");
  await signIn(page, maya.email);
  await arrive(page, "Profile");
  assert.equal(new URL(page.url()).pathname, "/app/profile");
});

/** Ends every session of somebody through the API. */
async function endSessions(somebody) {
  const elsewhere = new q.Client({ baseUrl: origin });
  await q.signIn(elsewhere, { email: somebody.email, password });
  await q.signOutEverywhere(elsewhere);
}
