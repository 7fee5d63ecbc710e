import { build } from "esbuild";
import path from "node:path";

/** Loads a module of the application's sources, with all that it imports. */
export async function load(source) {
  const { outputFiles } = await build({
    entryPoints: [path.join(import.meta.dirname, "../src", source)],
    bundle: true,
    write: false,
    format: "esm",
    platform: "node",
    target: "node20",
    logLevel: "silent",
  });
  return import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString("base64")}`);
}
