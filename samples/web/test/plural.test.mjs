import assert from "node:assert/strict";
import { test } from "node:test";
import { bundled } from "./support/bundled.mjs";

const { plural } = await bundled("samples/web/src/i18n/plural.ts");

test("English has two forms, and French counts none as one", () => {
  const forms = { one: "# task", other: "# tasks" };
  assert.deepEqual([0, 1, 2].map((count) => plural("en", count, forms)), ["0 tasks", "1 task", "2 tasks"]);
  assert.deepEqual([0, 1, 2].map((count) => plural("fr", count, { one: "# tâche", other: "# tâches" })), ["0 tâche", "1 tâche", "2 tâches"]);
});

test("Arabic has six, and a missing one is stood in for", () => {
  const forms = { zero: "zero", one: "one", two: "two", few: "few", many: "many", other: "other" };
  assert.deepEqual([0, 1, 2, 3, 10, 11, 99, 100, 102].map((count) => plural("ar", count, forms)), ["zero", "one", "two", "few", "few", "many", "many", "other", "other"]);
  assert.equal(plural("ar", 2, { other: "other" }), "other");
});
