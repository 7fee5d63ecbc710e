import assert from "node:assert/strict";
import { test } from "node:test";
import { bundled } from "./support/bundled.mjs";

const { bodyOf, isBirthday, valuesOf } = await bundled("samples/web/src/screens/profile/profile-values.ts");
const profile = { date_of_birth: "1990-04-12", gender: "female", preferences: { preferred_unit: "inch", locale: "en-NG", colour: "green" } };

test("preferences that the form does not show are stored as they were", () => {
  const body = bodyOf({ ...valuesOf(profile, "cm"), gender: "  " }, profile);
  assert.deepEqual(body, { date_of_birth: "1990-04-12", gender: null, preferences: { preferred_unit: "inch", locale: "en-NG", colour: "green", notify_tasks: true } });
});

test("a locale that is taken away is stored as none", () => {
  assert.ok(!("locale" in bodyOf({ ...valuesOf(profile, "cm"), locale: "" }, profile).preferences));
});

test("a person without a profile begins with the unit of this device", () => {
  assert.deepEqual(valuesOf(null, "inch"), { dateOfBirth: "", gender: "", unit: "inch", locale: "", notifyTasks: true });
});

test("a birthday is from 1900 to today, and at most 120 years ago", () => {
  const today = new Date("2030-06-15T12:00:00Z");
  for (const good of ["", "2030-06-15", "1990-01-01", "1910-06-15"]) assert.ok(isBirthday(good, today), good);
  for (const bad of ["2030-06-16", "1910-06-14", "1899-12-31"]) assert.ok(!isBirthday(bad, today), bad);
});
