import assert from "node:assert/strict";
import { test } from "node:test";
import { bundled } from "./support/bundled.mjs";

const { convertLength } = await bundled("samples/web/src/data/lengths.ts");

test("an inch is 2.54 cm exactly", () => {
  assert.equal(convertLength(1, "inch", "cm"), 2.54);
  assert.equal(convertLength(2.54, "cm", "inch"), 1);
});

test("a length in its own unit stays to the last digit", () => {
  assert.equal(convertLength(96.37, "cm", "cm"), 96.37);
  assert.equal(convertLength(38.0625, "inch", "inch"), 38.0625);
});
