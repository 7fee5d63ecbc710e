import { build } from "esbuild";
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { readFile, readdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import zlib from "node:zlib";

const gzip = promisify(zlib.gzip);
const brotli = promisify(zlib.brotliCompress);
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
    const { outputFiles } = await build({ entryPoints: [path.join(here, file)], bundle: true, minify: true, write: false, format, target: ["es2022", "chrome111", "firefox113", "safari16.4"], logLevel: "warning" });
    return this.add(path.basename(file), outputFiles[0].contents);
  }
}

/** Writes the compressed forms of every file of a folder beside it. */
export async function compress(folder) {
  for (const file of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!file.isFile() || !/\.(html|css|js|json|svg)$/.test(file.name)) continue;
    const whole = path.join(file.parentPath, file.name);
    const content = await readFile(whole);
    await writeFile(`${whole}.gz`, await gzip(content, { level: 9 }));
    await writeFile(`${whole}.br`, await brotli(content));
  }
}
