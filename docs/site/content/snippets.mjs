import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { exampleTabs, languages } from "./tabs.mjs";

const begins = new Set(["# show", "// show"]);
const ends = new Set(["# end", "// end"]);

/** The lines that a file marks to be shown, or all of it; without the indentation that they have in common. */
export function shownPart(text) {
  const lines = text.replaceAll("\r\n", "\n").split("\n");
  if (!lines.some((line) => begins.has(line.trim()))) return withoutIndentation(lines);
  const parts = [];
  let part;
  for (const line of lines) {
    if (begins.has(line.trim())) {
      if (part) throw new Error("a part begins within another.");
      part = [];
    } else if (ends.has(line.trim())) {
      if (!part) throw new Error("a part ends that has not begun.");
      parts.push(withoutIndentation(part));
      part = undefined;
    } else {
      part?.push(line);
    }
  }
  if (part) throw new Error("a part that is shown has no end.");
  return parts.join("\n\n");
}

function withoutIndentation(lines) {
  const depths = lines.filter((line) => line.trim()).map((line) => line.length - line.trimStart().length);
  const depth = Math.min(...depths);
  return lines
    .map((line) => line.slice(depth).trimEnd())
    .join("\n")
    .replace(/^\n+|\n+$/g, "");
}

/** The examples of a folder. */
export class Snippets {
  #folder;
  #faults;

  constructor(folder, faults) {
    this.#folder = folder;
    this.#faults = faults;
  }

  /** The tabs of an example, such as `measurements/record`. */
  tabs(name, id, source) {
    const codes = {};
    for (const { key, ending } of languages) codes[key] = this.#read(`${name}.${ending}`, source);
    return exampleTabs(id, `Example: ${name.split("/").at(-1).replaceAll("-", " ")}`, codes);
  }

  #read(file, source) {
    const whole = path.join(this.#folder, file);
    try {
      if (!/^[a-z0-9/-]+\.\w+$/.test(file) || !existsSync(whole)) throw new Error("there is no such file below docs/guides/snippets.");
      const code = shownPart(readFileSync(whole, "utf8"));
      if (!code) throw new Error("nothing of it is shown.");
      return code;
    } catch (error) {
      this.#faults.add(source, `the example ${file} cannot be shown: ${error.message}`);
      return "";
    }
  }
}
