import assert from "node:assert/strict";
import { test } from "node:test";
import { bundled } from "./support/bundled.mjs";

const { differing, merged } = await bundled("samples/web/src/data/merge.ts");
const base = { name: "Amina", bio: "", notify: true };

test("what the person did not touch is taken from the others", () => {
  assert.deepEqual(merged(base, { ...base, name: "Amina Y." }, { ...base, bio: "theirs", notify: false }), { name: "Amina Y.", bio: "theirs", notify: false });
});

test("what both changed stays the person's, and is shown to differ", () => {
  const theirs = { ...base, name: "theirs" };
  const mine = merged(base, { ...base, name: "mine" }, theirs);
  assert.equal(mine.name, "mine");
  assert.deepEqual(differing(mine, theirs), ["name"]);
});

test("the same change made twice is no conflict", () => {
  const both = { ...base, bio: "the same" };
  assert.deepEqual(differing(merged(base, both, both), both), []);
});
