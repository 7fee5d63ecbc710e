// Bundles every example, runs some of them at a time, and writes what went wrong with each into failures.json.
import { readdir, readFile, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";
import { pathToFileURL } from "node:url";

const { QEYAFA_URL, QEYAFA_ADMIN_TOKEN, QEYAFA_PICTURES, QEYAFA_SNIPPETS, QEYAFA_TOOLS } = process.env;
const { build } = createRequire(path.join(QEYAFA_TOOLS, "package.json"))("esbuild");
const patience = 120_000;
const atOnce = 8; // All together each would wait for all the others.

globalThis.snippetPlace = {
  address: QEYAFA_URL,
  administratorToken: QEYAFA_ADMIN_TOKEN,
  picture: (name) => readFile(path.join(QEYAFA_PICTURES, name)),
};
console.log = () => {}; // What examples print is for readers.

const files = (await readdir(QEYAFA_SNIPPETS, { recursive: true })).filter((file) => file.endsWith(".ts"));
// Without splitting each bundle has modules of its own, and by that a person of its own.
await build({
  entryPoints: files.map((file) => path.join(QEYAFA_SNIPPETS, file)),
  tsconfig: path.join(QEYAFA_SNIPPETS, "tsconfig.json"),
  outbase: QEYAFA_SNIPPETS,
  outdir: "bundles",
  outExtension: { ".js": ".mjs" },
  bundle: true,
  format: "esm",
  platform: "node",
  target: "node20",
  sourcemap: "inline",
  logLevel: "error",
});

async function failureOf(name) {
  let timer;
  const late = new Promise((_, reject) => (timer = setTimeout(() => reject(new Error("It took too long.")), patience)));
  try {
    await Promise.race([import(pathToFileURL(path.resolve("bundles", `${name}.mjs`)).href), late]);
    return "";
  } catch (error) {
    return [error?.stack ?? String(error), error?.problem && JSON.stringify(error.problem)].filter(Boolean).join("\n");
  } finally {
    clearTimeout(timer);
  }
}

const names = files.map((file) => file.replaceAll("\\", "/").replace(/\.ts$/, ""));
const failures = {};
const rest = names.values();
await Promise.all(Array.from({ length: atOnce }, async () => {
  for (const name of rest) failures[name] = await failureOf(name);
}));
await writeFile("failures.json", JSON.stringify(failures));
process.exit(0); // An example may have left a stream open.
