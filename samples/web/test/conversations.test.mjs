import assert from "node:assert/strict";
import { test } from "node:test";
import { bundled } from "./support/bundled.mjs";

const part = (name) => bundled(`samples/web/src/screens/conversations/${name}.ts`);
const { readAnew, withMessages, withOlder, withoutMessage, daysAgo, isOtherDay } = await part("thread");
const { withFirstPage, withNextPage, otherOf } = await part("list");
const { contactIn, contactLink, lengthOf } = await part("writing");

const message = (n, rest = {}) => ({ id: `m${String(n).padStart(3, "0")}`, created_at: new Date(Date.UTC(2026, 0, 1) + n * 1000).toISOString(), is_read: false, ...rest });
const numbers = (from, to) => Array.from({ length: to - from + 1 }, (_, index) => from + index);
/** A page as the API answers it: the newest first. */
const page = (from, to, next = null) => ({ items: numbers(from, to).reverse().map((n) => message(n)), next_cursor: next });
const ids = (thread) => thread.messages.map(({ id }) => Number(id.slice(1)));

test("a thread is read newest first and stands oldest first", () => {
  const thread = readAnew(undefined, page(5, 9, "older"), []);
  assert.deepEqual(ids(thread), [5, 6, 7, 8, 9]);
  assert.equal(thread.older, "older");
});

test("messages come once, whichever way they come, in the order of storage", () => {
  const thread = withMessages(readAnew(undefined, page(1, 3), []), [message(5), message(3, { is_read: true }), message(4)]);
  assert.deepEqual(ids(thread), [1, 2, 3, 4, 5]);
  assert.equal(thread.messages[2].is_read, true);
});

test("moments are compared by their time, not their spelling", () => {
  const whole = { ...message(1), created_at: "2026-01-01T00:00:01Z" };
  const later = { ...message(2), created_at: "2026-01-01T00:00:01.500Z" };
  assert.deepEqual(ids(readAnew(undefined, { items: [later, whole], next_cursor: null }, [])), [1, 2]);
});

test("older messages go before, and say where it goes on", () => {
  const thread = withOlder(readAnew(undefined, page(5, 9, "before 5"), []), page(1, 4));
  assert.deepEqual(ids(thread), [1, 2, 3, 4, 5, 6, 7, 8, 9]);
  assert.equal(thread.older, null);
});

test("reading anew keeps what is older and drops what was deleted", () => {
  const known = withOlder(readAnew(undefined, page(5, 9, "before 5"), []), page(1, 4, "before 1"));
  const newest = page(6, 10, "before 6");
  newest.items = newest.items.filter(({ id }) => id !== "m008");
  const thread = readAnew(known, newest, []);
  assert.deepEqual(ids(thread), [1, 2, 3, 4, 5, 6, 7, 9, 10]);
  assert.equal(thread.older, "before 1");
});

test("reading anew leaves no hole where more was missed than a page holds", () => {
  const thread = readAnew(readAnew(undefined, page(1, 9), []), page(50, 59, "before 50"), []);
  assert.deepEqual(ids(thread), numbers(50, 59));
  assert.equal(thread.older, "before 50");
});

test("what came while it was read stays, though the page lacks it", () => {
  assert.deepEqual(ids(readAnew(readAnew(undefined, page(1, 3), []), page(1, 3), [message(4)])), [1, 2, 3, 4]);
});

test("a conversation that was emptied is empty", () => {
  assert.deepEqual(readAnew(readAnew(undefined, page(1, 3), []), { items: [], next_cursor: null }, []), { messages: [], older: null });
});

test("a deleted message is gone", () => assert.deepEqual(ids(withoutMessage(readAnew(undefined, page(1, 3), []), "m002")), [1, 3]));

test("days are those of the reader's calendar", () => {
  const now = new Date(2026, 2, 30, 0, 10);
  assert.equal(daysAgo(new Date(2026, 2, 30, 0, 1).toISOString(), now), 0);
  assert.equal(daysAgo(new Date(2026, 2, 29, 23, 59).toISOString(), now), 1);
  assert.equal(daysAgo(new Date(2026, 2, 1).toISOString(), now), 29);
  assert.ok(isOtherDay(new Date(2026, 2, 29, 23, 59).toISOString(), now.toISOString()));
  assert.ok(!isOtherDay(new Date(2026, 2, 30, 23, 59).toISOString(), now.toISOString()));
  assert.ok(isOtherDay("", now.toISOString()));
});

const listed = (names, next = null) => ({ items: [...names].map((name) => ({ conversation_id: name, participants: [{ id: "me", name: "Me" }, { id: name, name: name.toUpperCase() }] })), next_cursor: next });
const names = (list) => list.items.map((item) => item.conversation_id).join("");

test("the first page goes before the conversations that were known", () => {
  const known = withNextPage(withFirstPage(undefined, listed("abc", "1")), listed("cdef", "2"));
  assert.equal(names(known), "abcdef");
  const fresh = withFirstPage(known, listed("eab", "3"));
  assert.equal(names(fresh), "eabcdf");
  assert.equal(fresh.next, "2");
});

test("the first page stands alone where there may be a hole behind it, and where it is all", () => {
  const known = withFirstPage(undefined, listed("abc", "1"));
  assert.deepEqual(withFirstPage(known, listed("xyz", "9")), { items: listed("xyz").items, next: "9" });
  assert.equal(names(withFirstPage(known, listed("ba"))), "ba");
});

test("the other person is who one is not oneself, or nobody any more", () => {
  assert.equal(otherOf(listed("a").items[0], "me").name, "A");
  assert.deepEqual(otherOf({ participants: [{ id: "me", name: "Me" }] }, "me"), { id: null, name: null });
});

const id = "65f0c2a4e1b2c3d4e5f60799";

for (const [typed, found] of [
  [id, id], [` ${id.toUpperCase()}\n`, id], [contactLink("https://qeyafa.example", id), id], [`https://elsewhere.example/?x=1&to=${id}`, id],
  ["", undefined], ["Maya", undefined], [id.slice(1), undefined], [`${id}0`, undefined], ["https://qeyafa.example/app/conversations/new", undefined], ["https://qeyafa.example/?to=Maya", undefined],
]) {
  test(`${JSON.stringify(typed)} names ${found ? "a contact" : "nobody"}`, () => assert.equal(contactIn(typed), found));
}

test("a text's length is counted in code points", () => {
  assert.equal(lengthOf("abc"), 3);
  assert.equal(lengthOf("🧵"), 1);
  assert.equal(lengthOf("👩‍🔧"), 3);
});
