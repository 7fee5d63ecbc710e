// Builds the documentation: node build.mjs OUTPUT [GUIDES]
import path from "node:path";
import { Faults } from "./content/faults.mjs";
import { buildSite } from "./site.mjs";

const [output = path.join(import.meta.dirname, "dist"), guides = path.join(import.meta.dirname, "../guides")] = process.argv.slice(2);
try {
  const { pages } = await buildSite({ output: path.resolve(output), guides: path.resolve(guides) });
  console.log(`${pages.length} pages in ${path.resolve(output)}`);
} catch (error) {
  if (!(error instanceof Faults)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
