// Builds the application into the folder that is given: index.html, assets/ (names with a hash of the content), and compressed forms beside each.
import { build } from "esbuild";
import { cp, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { browsers } from "../../build/web/browsers.mjs";
import { compress } from "../../build/web/compress.mjs";

const here = import.meta.dirname;
const output = path.resolve(process.argv[2] ?? path.join(here, "dist"));
await rm(output, { recursive: true, force: true });
await mkdir(output, { recursive: true });

const { metafile } = await build({
  entryPoints: [path.join(here, "src/main.tsx")],
  outdir: path.join(output, "assets"),
  entryNames: "[name]-[hash]",
  chunkNames: "[name]-[hash]",
  assetNames: "[name]-[hash]",
  publicPath: "/app/assets",
  bundle: true,
  splitting: true,
  minify: true,
  format: "esm",
  target: browsers,
  define: { "process.env.NODE_ENV": '"production"' },
  legalComments: "linked",
  metafile: true,
  logLevel: "warning",
});

const entry = Object.entries(metafile.outputs).find(([, file]) => file.entryPoint?.endsWith("src/main.tsx"));
const address = (file) => `/app/${path.relative(output, path.resolve(file)).split(path.sep).join("/")}`;
const page = await readFile(path.join(here, "index.html"), "utf8");
await writeFile(path.join(output, "index.html"), page.replace("/app/main.js", address(entry[0])).replace("/app/main.css", address(entry[1].cssBundle)));
await cp(path.join(here, "public"), output, { recursive: true });

// Each part's styles are in the entry's file, too, which is the only one that the page loads.
for (const file of Object.keys(metafile.outputs)) if (file.endsWith(".css") && file !== entry[1].cssBundle) await rm(file);
await compress(output);
