// Builds the application into the folder that is given: index.html, assets/ (names with a hash of the content), and compressed forms beside each.
import { build } from "esbuild";
import { cp, mkdir, readFile, readdir, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import zlib from "node:zlib";

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
  target: ["es2022", "chrome111", "firefox113", "safari16.4"],
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

const gzip = promisify(zlib.gzip);
const brotli = promisify(zlib.brotliCompress);
for (const file of await readdir(output, { recursive: true, withFileTypes: true })) {
  if (!file.isFile() || !/\.(html|css|js|json|svg|txt|webmanifest)$/.test(file.name)) continue;
  const whole = path.join(file.parentPath, file.name);
  const content = await readFile(whole);
  await writeFile(`${whole}.gz`, await gzip(content, { level: 9 }));
  await writeFile(`${whole}.br`, await brotli(content));
}
