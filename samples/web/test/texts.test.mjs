import assert from "node:assert/strict";
import { test } from "node:test";
import { bundled } from "./support/bundled.mjs";

const { texts } = await bundled("samples/web/src/i18n/texts.ts");
const english = new Map(leaves(texts.en));

// What French spells as English does.
const alike = new Set(["Code", "Conversations", "Menu"]);

for (const language of ["fr", "ar"]) {
  const translation = new Map(leaves(texts[language]));

  test(`${language} says everything that en says, and nothing else`, () => {
    assert.deepEqual([...translation.keys()].sort(), [...english.keys()].sort());
  });

  test(`nothing in ${language} was left in English`, () => {
    const left = [...translation].filter(([name, text]) => /\p{Letter}{2}/u.test(text) && text === english.get(name) && !alike.has(text));
    assert.deepEqual(left, []);
  });
}

for (const language of ["en", "fr", "ar"]) {
  test(`no text is empty or lacks a value in ${language}`, () => {
    const faulty = leaves(texts[language]).filter(([, text]) => text.trim() === "" || /undefined|NaN|\[object/.test(text));
    assert.deepEqual(faulty, []);
  });
}

test("Arabic is written in Arabic", () => {
  const strange = leaves(texts.ar).filter(([name, text]) => /\p{Letter}{2}/u.test(english.get(name)) && !/\p{Script=Arabic}/u.test(text));
  assert.deepEqual(strange, []);
});

/** Every text with its place, such as `common.save`; one with values in it is said with 3 for each. */
function leaves(part, place = "") {
  return Object.entries(part).flatMap(([name, value]) => {
    const at = place ? `${place}.${name}` : name;
    if (typeof value === "object") return leaves(value, at);
    return [[at, typeof value === "function" ? value(...Array(value.length).fill(3)) : value]];
  });
}
