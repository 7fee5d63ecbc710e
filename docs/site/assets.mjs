import { build } from "esbuild";
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { browsers } from "../../build/web/browsers.mjs";

const here = import.meta.dirname;

/** The files that pages load, under names with a hash of their content. */
export class Assets {
  #output;

  constructor(output) {
    this.#output = path.join(output, "assets");
  }

  /** Writes a file, and answers its address. */
  add(name, content) {
    const { name: stem, ext } = path.parse(name);
    const hash = createHash("sha256").update(content).digest("hex").slice(0, 10);
    mkdirSync(this.#output, { recursive: true });
    writeFileSync(path.join(this.#output, `${stem}-${hash}${ext}`), content);
    return `/docs/assets/${stem}-${hash}${ext}`;
  }

  /** Writes a copy of a file, and answers its address. */
  copy(file) {
    return this.add(path.basename(file), readFileSync(file));
  }

  /** Bundles a script or a style sheet of the site, and answers its address. */
  async bundle(file, format) {
    const { outputFiles } = await build({ entryPoints: [path.join(here, file)], bundle: true, minify: true, write: false, format, target: browsers, logLevel: "warning" });
    return this.add(path.basename(file), outputFiles[0].contents);
  }
}
