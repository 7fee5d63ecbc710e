import assert from "node:assert/strict";
import { test } from "node:test";
import { bundledProgram } from "./support/bundled.mjs";
import { platform } from "./support/platform.mjs";

const settled = () => new Promise((resolve) => setImmediate(resolve));

/** A page whose looks at the API the test answers, one by one. */
async function opened(t) {
  const page = platform();
  const looks = [];
  t.mock.method(globalThis, "fetch", (address) => new Promise((resolve, reject) => {
    const look = { address, yes: () => resolve(new Response("")), no: () => reject(new TypeError("Failed to fetch")) };
    looks.push(look);
  }));
  const { connectionBack, onRecovery, watchedFetch } = await bundledProgram(`
    export { connectionBack, watchedFetch } from "./samples/web/src/data/connection.ts";
    export { onRecovery } from "./samples/web/src/data/recovery.ts";`);
  let recoveries = 0;
  onRecovery(() => recoveries++);
  t.mock.timers.enable({ apis: ["setTimeout"] });
  const happens = async (event) => {
    page.dispatchEvent(new Event(event));
    await settled();
  };
  const answer = async (index, how) => {
    looks[index][how]();
    await settled();
  };
  return { looks, happens, answer, connectionBack, watchedFetch, recoveries: () => recoveries, pass: async (milliseconds) => { t.mock.timers.tick(milliseconds); await settled(); } };
}

test("a network that is back while somebody looks is looked at again at once, when that look has failed", async (t) => {
  const { looks, happens, answer, recoveries } = await opened(t);
  await happens("offline");
  await happens("online");
  assert.equal(looks.length, 1);
  await answer(0, "no");
  assert.equal(looks.length, 2);
  await answer(1, "yes");
  assert.equal(recoveries(), 1);
});

test("a look that began before the network was lost does not bring it back", async (t) => {
  const { looks, happens, answer, recoveries, watchedFetch } = await opened(t);
  const call = assert.rejects(watchedFetch("/api"));
  await answer(0, "no");
  await call;
  await happens("offline");
  await answer(1, "yes");
  assert.equal(recoveries(), 0);
  assert.equal(looks.length, 3);
  await answer(2, "no");
  assert.equal(recoveries(), 0);
});

test("however many ask meanwhile, it is looked at once more", async (t) => {
  const { looks, happens, answer } = await opened(t);
  await happens("offline");
  for (let asked = 0; asked < 5; asked++) await happens("online");
  await answer(0, "no");
  await answer(1, "no");
  assert.equal(looks.length, 2);
});

test("what stays away is looked at ever more seldom, and soon again when the network says that it is back", async (t) => {
  const { looks, happens, answer, pass, recoveries } = await opened(t);
  await happens("offline");
  await answer(0, "no");
  for (const [index, wait] of [2_000, 4_000, 8_000, 16_000, 30_000, 30_000].entries()) {
    await pass(wait - 1);
    assert.equal(looks.length, index + 1);
    await pass(1);
    assert.equal(looks.length, index + 2);
    await answer(index + 1, "no");
  }
  await happens("online");
  await answer(7, "no");
  await pass(2_000);
  await answer(8, "yes");
  assert.equal(recoveries(), 1);
});

test("whoever waits for the connection waits for a look that is under way, too", async (t) => {
  const { looks, answer, connectionBack, pass, watchedFetch } = await opened(t);
  const call = assert.rejects(watchedFetch("/api"));
  await answer(0, "no");
  await call;
  let had;
  const waiting = connectionBack().then((answer) => (had = answer));
  await settled();
  assert.equal(looks.length, 2);
  await answer(1, "no");
  await answer(2, "no");
  assert.equal(had, undefined);
  await pass(2_000);
  await answer(3, "yes");
  await waiting;
  assert.equal(had, true);
});
