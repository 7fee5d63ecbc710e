import assert from "node:assert/strict";
import { test } from "node:test";
import { load } from "./support.mjs";

const { texts } = await load("i18n/texts.ts");

function entriesOf(value, path = "") {
  return typeof value === "object" ? Object.entries(value).flatMap(([name, inner]) => entriesOf(inner, path ? `${path}.${name}` : name)) : [[path, value]];
}

const english = new Map(entriesOf(texts.en));

for (const language of ["fr", "ar"]) {
  test(`${language} says all that English says, and nothing is empty`, () => {
    const there = new Map(entriesOf(texts[language]));
    assert.deepEqual([...there.keys()].sort(), [...english.keys()].sort());
    for (const [path, text] of there) {
      assert.equal(typeof text, typeof english.get(path), path);
      assert.notEqual(text, "", path);
    }
  });
}

test("Arabic is written in Arabic", () => {
  for (const [path, text] of entriesOf(texts.ar)) if (typeof text === "string") assert.match(text, /\p{Script=Arabic}/u, path);
});
