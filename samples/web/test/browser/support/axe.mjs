import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";

const source = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** What axe finds on a page: a line for each rule, the gravest first. */
export async function accessibilityFaults(page) {
  // An expression of the debugger's, which the content security policy does not hold for.
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(source);
  const violations = await page.evaluate(async () => {
    const { violations } = await axe.run(document, { resultTypes: ["violations"] });
    return violations.map(({ id, impact, help, nodes }) => ({ id, impact, help, nodes: nodes.map(({ html, failureSummary }) => `${html}\n      ${failureSummary?.split("\n").slice(1).join(" ")}`) }));
  });
  return violations.map(({ id, impact, help, nodes }) => `${impact}: ${id}: ${help}\n    ${nodes.join("\n    ")}`);
}
