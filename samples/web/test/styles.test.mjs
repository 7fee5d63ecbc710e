import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";

const folder = path.join(import.meta.dirname, "../src/styles");

// What all areas build on.
const shared = new Set(["index.css", "tokens.css", "base.css", "ui.css", "shell.css"]);

const sheets = readdirSync(folder).filter((file) => file.endsWith(".css")).map((file) => {
  const text = readFileSync(path.join(folder, file), "utf8").replaceAll(/\/\*.*?\*\//gs, "");
  // A rule that begins its line is nested in no other.
  const alone = [...text.matchAll(/^\.([\w-]+)(?:, \.[\w-]+)* \{/gm)].map(([, name]) => name);
  const named = new Set([...text.matchAll(/\.([a-z][\w-]*)/g)].map(([, name]) => name));
  return { file, alone, named };
});

test("no area's styles reach into another area, as the browser has them all in one file", () => {
  const areas = sheets.filter(({ file }) => !shared.has(file));
  const faults = areas.flatMap(({ file, alone }) =>
    sheets.filter((other) => other.file !== file).flatMap((other) => alone.filter((name) => other.named.has(name)).map((name) => `.${name} of ${file} is in ${other.file}, too`)),
  );
  assert.ok(areas.length > 2);
  assert.deepEqual(faults, []);
});
