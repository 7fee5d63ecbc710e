import assert from "node:assert/strict";
import { test } from "node:test";
import zlib from "node:zlib";
import { dist, tool } from "./support.mjs";

const { build } = tool("esbuild");

async function bundled(contents) {
  const { outputFiles } = await build({ stdin: { contents, resolveDir: dist }, bundle: true, minify: true, format: "esm", write: false });
  return outputFiles[0].text;
}

test("all of auth and measurements is under 12 kB, minified and compressed", async () => {
  const text = await bundled(`
    export * from "./generated/auth.js";
    export * from "./generated/measurements.js";
    export { Client, iterate, register, signIn, signOut, verifyCode, webStore } from "./index.js";`);
  const bytes = zlib.gzipSync(text).length;
  console.log(`${bytes} bytes`);
  assert.ok(bytes < 12_000, `${bytes} bytes`);
});

test("what is not imported is not in the bundle", async () => {
  const text = await bundled(`export { Client, signIn, measurementsHistory } from "./index.js";`);
  assert.ok(text.includes("/measurements/history/"));
  for (const other of ["/tryon", "/messages", "/measurements/trends", "/tasks", "XMLHttpRequest", "text/event-stream"]) assert.ok(!text.includes(other), other);
});
