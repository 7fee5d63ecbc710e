import { build } from "esbuild";
import path from "node:path";

/** Imports a TypeScript module of the work tree, such as `samples/web/src/i18n/texts.ts`, as the build would make it. */
export async function bundled(file) {
  const root = path.join(import.meta.dirname, "../../../..");
  const { outputFiles } = await build({ entryPoints: [path.join(root, file)], bundle: true, format: "esm", platform: "neutral", write: false, logLevel: "warning" });
  return import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString("base64")}`);
}
