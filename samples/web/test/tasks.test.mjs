import assert from "node:assert/strict";
import { test } from "node:test";
import { bundled } from "./support/bundled.mjs";

const part = (name) => bundled(`samples/web/src/screens/tasks/${name}.ts`);
const { filterIn, searchOf, parametersOf, belongs } = await part("filter");
const { bodyOf, differences, faultsOf, writtenIn } = await part("versions");

const search = (text) => new URLSearchParams(text);

test("open tasks are listed, the newest first, unless something else is said", () => {
  assert.deepEqual(filterIn(search("")), { show: "open", sort: "newest", q: "" });
  assert.deepEqual(parametersOf(filterIn(search(""))), { is_completed: false, sort: "newest" });
});

for (const text of ["", "show=done", "show=all&sort=oldest", "q=hem+the+skirt", "show=done&sort=oldest&q=%D8%AE%D9%8A%D8%A7%D8%B7%D8%A9"]) {
  test(`the address "${text}" comes back as it was`, () => assert.equal(searchOf(filterIn(search(text))).toString(), text));
}

test("an address with words of somebody's own is as one without", () => {
  assert.deepEqual(filterIn(search("show=toString&sort=upwards")), filterIn(search("")));
});

test("all means done and open", () => assert.deepEqual(parametersOf({ show: "all", sort: "oldest", q: "" }), { sort: "oldest" }));

test("a search is sent only with a letter or digit in it, and no longer than allowed", () => {
  assert.equal(parametersOf({ show: "all", sort: "newest", q: " ! " }).q, undefined);
  assert.equal(parametersOf({ show: "all", sort: "newest", q: " hem " }).q, "hem");
  assert.equal(parametersOf({ show: "all", sort: "newest", q: "a".repeat(150) }).q.length, 100);
});

test("a task that was completed does not belong to the open ones any more", () => {
  assert.ok(!belongs({ is_completed: true }, { show: "open" }));
  assert.ok(belongs({ is_completed: true }, { show: "done" }));
  assert.ok(belongs({ is_completed: true }, { show: "all" }));
});

const task = { title: "Hem", description: null, assigned_to: null, is_completed: false };

test("what is stored comes back as it was", () => assert.deepEqual(bodyOf(writtenIn(task)), { title: "Hem", description: null, assigned_to: null }));

test("versions differ in the parts that people wrote", () => {
  const one = writtenIn(task);
  assert.deepEqual(differences(one, writtenIn({ ...task, is_completed: true })), []);
  assert.deepEqual(differences(one, writtenIn({ ...task, title: "Hem the skirt", assigned_to: "x" })), ["title", "assignedTo"]);
  assert.deepEqual(differences({ ...one, description: " two\r\nlines\n" }, { ...one, description: "two\nlines" }), []);
  assert.deepEqual(differences({ ...one, title: "caf\u0065\u0301" }, { ...one, title: "caf\u00e9" }), []);
});

test("faults are told by part", () => {
  const fault = (change) => faultsOf({ ...writtenIn(task), ...change });
  assert.deepEqual(fault({}), {});
  assert.deepEqual(fault({ title: "  " }), { title: "blank" });
  assert.deepEqual(fault({ title: "🧵".repeat(200) }), {});
  assert.deepEqual(fault({ title: "🧵".repeat(201), description: "x".repeat(10_001) }), { title: 200, description: 10_000 });
});
