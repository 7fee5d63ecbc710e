import assert from "node:assert/strict";
import { test } from "node:test";
import { bundledProgram } from "./support/bundled.mjs";

const { Outbox, ProblemError, ConnectionError } = await bundledProgram(`
  export { Outbox } from "./samples/web/src/data/outbox.ts";
  export { ProblemError, ConnectionError } from "./clients/typescript/src/index.ts";`);

/** An outbox whose sending the test settles, call by call. */
function made() {
  const calls = [];
  const sent = [];
  const outbox = new Outbox((letter) => new Promise((resolve, reject) => calls.push({ letter, resolve, reject })), (message) => sent.push(message.id));
  const states = () => outbox.letters().map(({ content, state, storedAs }) => `${content}: ${storedAs ? "stored" : state}`);
  return { outbox, calls, sent, states };
}

const stored = (id, content) => ({ id, content, conversation_id: "c", sender_id: "me" });
const settled = () => new Promise((resolve) => setTimeout(resolve));
const lost = () => new ConnectionError("The API cannot be reached.");
const refused = () => Object.assign(Object.create(ProblemError.prototype), { status: 422, code: "recipient_unreachable" });

test("a message is shown as being sent, and handed over when it is stored", async () => {
  const { outbox, calls, sent, states } = made();
  outbox.write("c", "you", "one");
  assert.deepEqual(states(), ["one: sending"]);
  calls[0].resolve(stored("1", "one"));
  await settled();
  assert.deepEqual(states(), []);
  assert.deepEqual(sent, ["1"]);
});

test("messages of a conversation are sent one after the other, those of another beside them", async () => {
  const { outbox, calls } = made();
  outbox.write("c", "you", "one");
  outbox.write("c", "you", "two");
  outbox.write("d", "her", "three");
  assert.deepEqual(calls.map(({ letter }) => letter.content), ["one", "three"]);
  calls[0].resolve(stored("1", "one"));
  await settled();
  assert.deepEqual(calls.map(({ letter }) => letter.content), ["one", "three", "two"]);
});

test("what failed is sent again under the same key, and what waits behind it goes on", async () => {
  const { outbox, calls, states } = made();
  outbox.write("c", "you", "one");
  outbox.write("c", "you", "two");
  calls[0].reject(lost());
  await settled();
  assert.deepEqual(states(), ["one: failed", "two: sending"]);
  outbox.again(outbox.letters()[0].key);
  outbox.again(outbox.letters()[0].key);
  calls[1].resolve(stored("2", "two"));
  await settled();
  assert.equal(calls.length, 3);
  assert.equal(calls[2].letter.key, calls[0].letter.key);
  calls[2].resolve(stored("1", "one"));
  await settled();
  assert.deepEqual(states(), []);
});

test("a message that the stream brings before the answer is shown once", async () => {
  const { outbox, calls, states } = made();
  outbox.write("c", "you", "one");
  outbox.arrived(stored("1", "one"));
  assert.deepEqual(states(), ["one: stored"]);
  calls[0].reject(lost());
  await settled();
  assert.deepEqual(states(), []);
});

test("a message that the stream brings after its answer was lost is no longer failed", async () => {
  const { outbox, calls, states } = made();
  outbox.write("c", "you", "one");
  calls[0].reject(lost());
  await settled();
  outbox.arrived(stored("1", "one"));
  assert.deepEqual(states(), []);
});

test("each of two alike messages stands for one that is stored", async () => {
  const { outbox, calls, states } = made();
  outbox.write("c", "you", "ok");
  outbox.write("c", "you", "ok");
  calls[0].resolve(stored("1", "ok"));
  await settled();
  outbox.arrived(stored("1", "ok"));
  assert.deepEqual(states(), ["ok: sending"]);
  outbox.arrived(stored("2", "ok"));
  outbox.arrived(stored("2", "ok"));
  assert.deepEqual(states(), ["ok: stored"]);
});

test("a message from another device is not taken for one that is refused", async () => {
  const { outbox, calls, states } = made();
  outbox.write("c", "you", "one");
  outbox.arrived(stored("1", "one"));
  calls[0].reject(refused());
  await settled();
  assert.deepEqual(states(), ["one: failed"]);
});

test("only what failed can be discarded", async () => {
  const { outbox, calls, states } = made();
  outbox.write("c", "you", "one");
  outbox.discard(outbox.letters()[0].key);
  assert.deepEqual(states(), ["one: sending"]);
  calls[0].reject(lost());
  await settled();
  outbox.discard(outbox.letters()[0].key);
  assert.deepEqual(states(), []);
});

test("listeners hear of each change, until they leave", async () => {
  const { outbox } = made();
  let heard = 0;
  const leave = outbox.subscribe(() => heard++);
  outbox.write("c", "you", "one");
  assert.ok(heard > 0);
  leave();
  const before = heard;
  outbox.write("c", "you", "two");
  assert.equal(heard, before);
});
