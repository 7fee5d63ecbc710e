import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { changelogLink } from "../content/changelog.mjs";
import { shownPart } from "../content/snippets.mjs";
import { build, guides } from "./support.mjs";

const good = { "profile.md": "# Profile\n\nA first paragraph.\n\n## Reading it\n", "snippets/profile/read.sh": "curl", "snippets/profile/read.ts": "read();", "snippets/profile/read.cs": "Read();" };

for (const [name, text, said] of [
  ["a guide that is not there", "[x](nothing.md)", "the link to “/docs/nothing/” leads nowhere."],
  ["an anchor that is not there", "[x](profile.md#writing-it)", "the link to “/docs/profile/#writing-it” leads nowhere."],
  ["an anchor of the page itself", "[x](#nowhere)", "the link to “#nowhere” leads nowhere."],
  ["an operation that is not there", "[x](operation:Profiles_Sell)", "there is no operation “Profiles_Sell”."],
  ["a problem that is not there", "[x](problem:bad_weather)", "there is no problem code “bad_weather”."],
  ["a page of the server that is not there", "[x](/nowhere)", "the link to “/nowhere” leads nowhere."],
  ["a file outside of the guides", "[x](../conventions.md)", "the link to “../conventions.md” leads out of the guides."],
  ["a picture that is not there", "![x](nothing.png)", "there is no picture “nothing.png”."],
  ["an example that is not there", "@snippet profile/write", "the example profile/write.sh cannot be shown: there is no such file below docs/guides/snippets."],
  ["an example outside of the folder", "@snippet ../../secret", "the example ../../secret.sh cannot be shown: there is no such file below docs/guides/snippets."],
  ["a language that is not known", "```klingon\nqapla'\n```", "the language “klingon” of a block of code is not known."],
]) {
  test(`a guide with ${name} fails the build, and it says where`, async (t) => {
    const { faults } = await build(guides(t, { ...good, "wardrobe.md": `# Wardrobe\n\n${text}\n` }));
    assert.equal(faults[0], `docs/guides/wardrobe.md: ${said}`);
  });
}

test("an example that lacks one language, or an end, fails the build; all faults are told at once", (t) => {
  const files = { ...good, "wardrobe.md": "# Wardrobe\n\n@snippet profile/read\n", "snippets/profile/read.ts": "// show\nread();\n", "tasks.md": "No title.\n" };
  delete files["snippets/profile/read.cs"];
  const folder = guides(t, files);
  const { status, stderr: said } = spawnSync(process.execPath, [path.join(import.meta.dirname, "../build.mjs"), path.join(folder, "site"), path.join(folder, "guides")], { encoding: "utf8" });
  assert.equal(status, 1);
  assert.match(said, /read\.ts cannot be shown: a part that is shown has no end\./);
  assert.match(said, /read\.cs cannot be shown: there is no such file/);
  assert.match(said, /docs\/guides\/tasks\.md: the first heading must be the title/);
});

test("a good guide is built, at its place in the order, and compressed", async (t) => {
  const text = "# Getting started\n\n[all](profile.md#reading-it), [op](operation:Profiles_Get), [code](problem:not_found)\n\n@snippet profile/read\n";
  const { faults, output } = await build(guides(t, { ...good, "aaa.md": "# Any other\n\nText.\n", "getting-started.md": text }));
  assert.deepEqual(faults, []);
  const page = fs.readFileSync(path.join(output, "getting-started/index.html"), "utf8");
  for (const link of ["/docs/profile/#reading-it", "/docs/reference/profile/#Profiles_Get", "/problems/not_found"]) assert.ok(page.includes(`href="${link}"`), link);
  const order = [...page.matchAll(/<li><a href="\/docs\/([a-z-]+)\/"/g)].map(([, slug]) => slug);
  assert.deepEqual(order.slice(0, 4), ["getting-started", "profile", "aaa", "reference"]);
  for (const name of ["index.html", "getting-started/index.html"]) for (const ending of [".br", ".gz"]) assert.ok(fs.existsSync(path.join(output, name + ending)), name + ending);
  assert.doesNotMatch(page, /\sstyle=|\son\w+=|<script>|<style/);
});

test("what stands in a guide as text is shown as text", async (t) => {
  const { output } = await build(guides(t, { ...good, "tasks.md": "# Tasks\n\n<script>alert(1)</script> and `<b>`\n\n<!-- hidden\nwords -->\n\n| a |\n| -: |\n| 1 |\n" }));
  const page = fs.readFileSync(path.join(output, "tasks/index.html"), "utf8");
  assert.ok(page.includes("&lt;script&gt;alert(1)&lt;/script&gt;"));
  assert.ok(page.includes('<td class="cell-right">1</td>'));
  assert.ok(!page.includes("hidden\nwords"));
});

test("the shown part of a file is what stands between its marks, without the common indentation", () => {
  assert.equal(shownPart("a\n    // show\n    if (b) {\n\n        c();\n    }\n    // end\nd\n"), "if (b) {\n\n    c();\n}");
  assert.equal(shownPart("# show\na\n# end\nb\n# show\n  c\n# end\n"), "a\n\nc");
  assert.equal(shownPart("  a\r\n    b\r\n"), "a\n  b");
  assert.throws(() => shownPart("# end\n# show\n# end"), /has not begun/);
});

test("the changelog's links lead to guides, to other hosts, or nowhere", () => {
  assert.equal(changelogLink("docs/tasks.md", ["tasks"]), "/docs/tasks/");
  assert.equal(changelogLink("docs/backup.md", ["tasks"]), null);
  assert.equal(changelogLink("https://semver.org/", []), "https://semver.org/");
});
