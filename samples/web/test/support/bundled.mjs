import { build } from "esbuild";
import { mkdtemp, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";

/** Imports a TypeScript module of the work tree, such as `samples/web/src/i18n/texts.ts`, as the build would make it. */
export async function bundled(file) {
  const root = path.join(import.meta.dirname, "../../../..");
  const folder = await mkdtemp(path.join(os.tmpdir(), "qeyafa-bundle-"));
  try {
    const outfile = path.join(folder, "module.mjs");
    await build({ entryPoints: [path.join(root, file)], outfile, bundle: true, format: "esm", platform: "neutral", logLevel: "warning" });
    return await import(pathToFileURL(outfile));
  } finally {
    await rm(folder, { recursive: true });
  }
}
