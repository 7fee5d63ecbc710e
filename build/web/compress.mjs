import { readFile, readdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import zlib from "node:zlib";

const gzip = promisify(zlib.gzip);
const brotli = promisify(zlib.brotliCompress);

/** Writes the compressed forms of every file of a folder beside it. */
export async function compress(folder) {
  for (const file of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!file.isFile() || !/\.(html|css|js|json|svg|txt|webmanifest)$/.test(file.name)) continue;
    const whole = path.join(file.parentPath, file.name);
    const content = await readFile(whole);
    await writeFile(`${whole}.gz`, await gzip(content, { level: 9 }));
    await writeFile(`${whole}.br`, await brotli(content));
  }
}
