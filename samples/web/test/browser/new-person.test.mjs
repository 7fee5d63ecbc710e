import assert from "node:assert/strict";
import { newEmail, password } from "./support/people.mjs";
import { arrive, go, hintOf, marked, signIn, title } from "./support/page.mjs";
import { journey } from "./support/stage.mjs";

journey("somebody new registers, records, looks back, compares, and comes again", "new-person", async (stage) => {
  const page = await stage.open("/", { refusals: [401] });
  const email = newEmail();

  await page.getByRole("link", { name: "Create an account", exact: true }).click();
  await arrive(page, "Create an account");
  await stage.picture(page, "1-register");
  await page.getByRole("textbox", { name: "Name", exact: true }).fill("Maya");
  await page.getByRole("textbox", { name: "Email" }).fill(email);
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Create account" }).click();
  await arrive(page, "Hello, Maya");
  await page.getByRole("heading", { name: "Where to begin" }).waitFor();
  await stage.picture(page, "2-home");

  await go(page, "Measurements");
  await page.getByRole("heading", { name: "Nothing is recorded yet" }).waitFor();
  await stage.picture(page, "3-nothing-yet");
  await page.getByRole("link", { name: "Record measurements" }).click();
  await arrive(page, "New measurements");
  await page.getByRole("radio", { name: "Inches" }).check();
  const chest = page.getByRole("textbox", { name: "Chest" });
  assert.match(await hintOf(chest), /Usually [\d.]+ to [\d.]+ in\./);
  await page.getByLabel("Date", { exact: true }).fill("2025-06-01");
  await chest.fill("380");
  await page.getByRole("textbox", { name: "Waist", exact: true }).fill("31.5");
  await page.getByRole("button", { name: "Save" }).click();
  await marked(chest, "Give a number from");
  await stage.picture(page, "4-wrong-value");
  await chest.fill("38.5");
  await page.getByRole("button", { name: "Save" }).click();
  await arrive(page, /Measurements of .*June.* 2025/);
  await page.getByText("38.5 in").first().waitFor();
  await stage.picture(page, "5-recorded");

  await page.goto("/app/measurements/new");
  await page.getByLabel("Date", { exact: true }).fill("2025-09-01");
  await page.getByRole("textbox", { name: "Chest" }).fill("39.5");
  await page.getByRole("textbox", { name: "Waist", exact: true }).fill("31.5");
  await page.getByRole("button", { name: "Save" }).click();
  await arrive(page, /Measurements of .*September.* 2025/);

  await go(page, "Measurements");
  const chart = page.getByRole("application", { name: /Development of Chest and Waist/ });
  await chart.press("End");
  await page.getByRole("status").filter({ hasText: /39\.5 in, .*2025, point 2 of 2/ }).waitFor();
  const rows = page.getByRole("table", { name: "Records, newest first" }).getByRole("row");
  await rows.nth(2).waitFor();
  assert.equal(await rows.count(), 3);
  await stage.picture(page, "6-history");

  for (const row of await page.getByRole("checkbox", { name: /^Choose .* to compare$/ }).all()) await row.check();
  await page.getByRole("link", { name: "Compare the two chosen" }).click();
  await arrive(page, "Compare two dates");
  await page.getByRole("row", { name: /Chest.*38\.5 in.*39\.5 in.*1 in.*1 in more/ }).waitFor();
  await page.getByRole("row", { name: /Waist.*the same/ }).waitFor();
  await stage.picture(page, "7-compared");

  await go(page, "Profile");
  await arrive(page, "Profile");
  const birth = page.getByLabel("Date of birth");
  await birth.fill("1850-01-01");
  await page.getByRole("button", { name: "Save" }).click();
  await marked(birth, "Enter a date");
  await birth.fill("1990-04-12");
  await page.getByRole("textbox", { name: "Gender" }).fill("woman");
  await page.getByRole("button", { name: "Save" }).click();
  await page.getByText("The profile is saved.").first().waitFor();
  await stage.picture(page, "8-profile");

  await page.getByRole("button", { name: "Sign out" }).click();
  await arrive(page, "Sign in");
  await page.getByText("You are signed out.").waitFor();
  await signIn(page, email, { word: "not the password" });
  await page.getByRole("alert").filter({ hasText: "is wrong" }).waitFor();
  await stage.picture(page, "9-wrong-password");
  await signIn(page, email);
  await page.getByRole("button", { name: "Sign out" }).waitFor();
  await go(page, "Measurements");
  await title(page, "Measurements").waitFor();
  await rows.nth(2).waitFor();
  assert.equal(await rows.count(), 3);
});
