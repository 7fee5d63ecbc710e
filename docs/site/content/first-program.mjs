import { readFile } from "node:fs/promises";
import path from "node:path";

// Blocks of the READMEs that tests run as they stand.
const places = [
  { key: "curl", file: "README.md", block: /<!-- session: .*?-->\n```bash\n(.*?)```/s, paragraphs: 3 },
  { key: "typescript", file: "clients/typescript/README.md", block: /```js history\.mjs\n(.*?)```/s },
  { key: "csharp", file: "clients/csharp/README.md", block: /```csharp\n(.*?)```/s },
];

/** The first program in each language. */
export async function readFirstProgram(root, faults) {
  const codes = {};
  for (const { key, file, block, paragraphs } of places) {
    const code = block.exec(await readFile(path.join(root, file), "utf8"))?.[1].trim();
    if (!code) faults.add(file, "the block that the entrance of the documentation shows is not there.");
    codes[key] = (code ?? "").split("\n\n").slice(0, paragraphs).join("\n\n");
  }
  return codes;
}
