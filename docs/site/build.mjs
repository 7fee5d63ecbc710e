// Builds the documentation into the folder that is given.
import { mkdir, rm, writeFile } from "node:fs/promises";
import path from "node:path";

const output = path.resolve(process.argv[2] ?? path.join(import.meta.dirname, "dist"));
await rm(output, { recursive: true, force: true });
await mkdir(output, { recursive: true });
await writeFile(path.join(output, "index.html"), "<!doctype html><html lang=\"en\"><title>Qeyafa</title><h1>Qeyafa</h1></html>\n");
