import { build } from "esbuild";
import { mkdtemp, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";

const root = path.join(import.meta.dirname, "../../../..");

/** Imports a TypeScript module of the work tree, such as `samples/web/src/i18n/texts.ts`, as the build would make it. */
export const bundled = (file) => bundledProgram(`export * from "./${file}";`);

/** Imports a program that imports modules of the work tree, such as `./samples/web/src/i18n/texts.ts`. */
export async function bundledProgram(contents) {
  const folder = await mkdtemp(path.join(os.tmpdir(), "qeyafa-bundle-"));
  try {
    const outfile = path.join(folder, "module.mjs");
    await build({ stdin: { contents, resolveDir: root, loader: "ts" }, outfile, bundle: true, format: "esm", platform: "neutral", logLevel: "warning" });
    return await import(pathToFileURL(outfile));
  } finally {
    await rm(folder, { recursive: true });
  }
}
