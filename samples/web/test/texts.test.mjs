import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { bundledProgram } from "./support/bundled.mjs";

const i18n = path.join(import.meta.dirname, "../src/i18n");
const areas = readdirSync(path.join(i18n, "areas")).filter((file) => file.endsWith(".ts"));

// The texts come first, as in the application: the areas and they import each other.
const program = ['import "./samples/web/src/i18n/texts.ts";', ...areas.map((file, index) => `export * as area${index} from "./samples/web/src/i18n/areas/${file}";`)].join("\n");
const modules = Object.values(await bundledProgram(program));
const texts = (language) => new Map(modules.flatMap((module) => Object.entries(module).flatMap(([name, area]) => leaves(area[language], name))));
const [english, french, arabic] = ["en", "fr", "ar"].map(texts);

const hasWords = (text) => /\p{Letter}{2}/u.test(text);

// What French spells as English does.
const alike = new Set([
  "Actions", "cm", "Code", "Contact …3", "Conversations", "Date", "kg", "Menu", "Messages", "Sessions",
]);

test("there are texts of every area", () => {
  assert.equal(modules.length, areas.length);
  assert.ok(english.size > 100);
});

for (const [name, translation] of [["French", french], ["Arabic", arabic]]) {
  test(`${name} says everything that English says, and nothing else`, () => {
    assert.deepEqual([...translation.keys()].sort(), [...english.keys()].sort());
  });
}

for (const [name, language] of [["English", english], ["French", french], ["Arabic", arabic]]) {
  test(`no text of ${name} is empty or lacks a value`, () => {
    assert.deepEqual([...language].filter(([, text]) => text.trim() === "" || /undefined|NaN|\[object/.test(text)), []);
  });
}

test("nothing in French was left in English", () => {
  assert.deepEqual([...french].filter(([name, text]) => hasWords(text) && text === english.get(name) && !alike.has(text)), []);
});

test("Arabic is written in Arabic", () => {
  assert.deepEqual([...arabic].filter(([name, text]) => hasWords(english.get(name)) && !/\p{Script=Arabic}/u.test(text)), []);
});

/** Every text with its place, such as `common.save`; one with values in it is said with 3 for each. */
function leaves(part, place) {
  return Object.entries(part).flatMap(([name, value]) => {
    const at = `${place}.${name}`;
    if (typeof value === "object") return leaves(value, at);
    return [[at, typeof value === "function" ? value(...Array(value.length).fill(3)) : value]];
  });
}
