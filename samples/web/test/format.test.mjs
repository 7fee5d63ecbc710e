import assert from "node:assert/strict";
import { test } from "node:test";
import { bundled } from "./support/bundled.mjs";

process.env.TZ = "America/New_York";
const { formatIn } = await bundled("samples/web/src/i18n/format.ts");
const plain = (text) => text.replace(/[\u00a0\u202f]/g, " ").replace(/[\u200e\u200f\u061c]/g, "");

test("a date without a time is the same day everywhere", () => {
  assert.equal(formatIn("en-GB").date("1990-04-12"), "12 April 1990");
  assert.equal(formatIn("fr").date("1990-04-12"), "12 avril 1990");
});

test("a moment is told in the reader's time", () => {
  assert.equal(formatIn("en-GB").date("2026-01-31T02:00:00Z"), "30 January 2026");
  assert.equal(plain(formatIn("fr").time("2026-01-31T02:00:00Z")), "21:00");
});

test("how long ago is told in the largest unit that fits", () => {
  const now = Date.parse("2026-01-31T12:00:00Z");
  const { relative } = formatIn("en");
  assert.equal(relative("2026-01-31T12:00:00Z", now), "now");
  assert.equal(relative("2026-01-31T11:59:01Z", now), "59 seconds ago");
  assert.equal(relative("2026-01-31T10:59:00Z", now), "1 hour ago");
  assert.equal(relative("2026-01-30T12:00:00Z", now), "yesterday");
  assert.equal(relative("2026-02-03T12:00:00Z", now), "in 3 days");
  assert.equal(relative("2024-01-01T12:00:00Z", now), "2 years ago");
});

test("numbers, lengths and weights are written as the language does", () => {
  assert.equal(plain(formatIn("fr").number(1234.567)), "1 234,57");
  assert.equal(plain(formatIn("fr").length(96.44, "cm")), "96,4 cm");
  assert.equal(formatIn("en").length(38.25, "inch"), "38.25 in");
  assert.equal(formatIn("en").weight(62.04), "62 kg");
  assert.equal(plain(formatIn("fr").percent(0.5)), "50 %");
  assert.match(formatIn("ar-EG").length(96.5, "cm"), /٩٦٫٥/);
  assert.equal(formatIn("en").list(["a", "b", "c"]), "a, b, and c");
});
