import assert from "node:assert/strict";
import { test } from "node:test";
import { person, png, proxy, q, timeout } from "./support.mjs";

const send = (from, to, content) => q.messagesSend(from.client, { body: { recipient_id: to.user.id, content } });

test("messages are followed over a lost connection: none is lost, none comes twice", async (t) => {
  const [maya, store] = [await person(), q.memoryStore()];
  const ben = await person({ store });
  const broken = await proxy(t);
  const client = new q.Client({ baseUrl: broken.url, store: q.memoryStore(store.read()) });
  const states = [];
  let opened;
  const open = new Promise((resolve) => (opened = resolve));
  const stream = q.messageStream(client, {
    timeout,
    onState(state) {
      states.push(state);
      if (state === "open") opened();
    },
  });
  const first = stream.next();
  await open;
  await send(maya, ben, "one");
  assert.equal((await first).value.content, "one");
  broken.rule = () => "drop";
  broken.cut();
  const second = stream.next();
  await send(maya, ben, "two");
  await send(maya, ben, "three");
  broken.rule = () => undefined;
  assert.equal((await second).value.content, "two");
  assert.equal((await stream.next()).value.content, "three");
  assert.deepEqual([states[0], states[1], states.at(-1)], ["open", "waiting", "open"]);
  await stream.return();
});

test("a loss before any message is told as a gap", async (t) => {
  const store = q.memoryStore();
  await person({ store });
  const broken = await proxy(t);
  const client = new q.Client({ baseUrl: broken.url, store });
  const controller = new AbortController();
  const gap = new Promise((resolve) => {
    const following = q.messageStream(client, { signal: controller.signal, onGap: resolve, onState: (state) => state === "open" && broken.cut() }).next();
    t.after(() => following);
  });
  await gap;
  controller.abort();
});

test("a message to go on from that is gone is told as a gap, once the stream is open", async (t) => {
  const store = q.memoryStore();
  await person({ store });
  const line = await proxy(t);
  let answered = 0;
  line.rule = (request) => void (request.url.includes("/messages/stream") && answered++);
  const client = new q.Client({ baseUrl: line.url, store });
  const controller = new AbortController();
  const told = [];
  const onState = (state) => {
    told.push(state);
    controller.abort();
  };
  for await (const _ of q.messageStream(client, { after: "65f0c2a4e1b2c3d4e5f60801", timeout, signal: controller.signal, onState, onGap: () => told.push(`gap ${answered}`) })) assert.fail();
  assert.deepEqual(told, ["gap 2", "open"]);
});

test("a stream comes back when the server said that it may", async (t) => {
  const store = q.memoryStore();
  await person({ store });
  const line = await proxy(t);
  const asked = [];
  line.rule = (request) => {
    if (!request.url.includes("/messages/stream")) return undefined;
    return asked.push(performance.now()) === 1 ? { status: 429, headers: { "Retry-After": "2" } } : undefined;
  };
  const client = new q.Client({ baseUrl: line.url, store });
  const controller = new AbortController();
  for await (const _ of q.messageStream(client, { signal: controller.signal, onState: (state) => state === "open" && controller.abort() })) assert.fail();
  assert.ok(asked[1] - asked[0] > 1_500, `${asked[1] - asked[0]} ms`); // By itself it would be 750 at most.
});

test("a stream that has gone silent is opened again", async (t) => {
  const store = q.memoryStore();
  await person({ store });
  const broken = await proxy(t);
  const client = new q.Client({ baseUrl: broken.url, store });
  const controller = new AbortController();
  const again = new Promise((resolve) => {
    const onState = (state) => state === "waiting" && resolve();
    t.after(() => following);
    const following = q.messageStream(client, { signal: controller.signal, silence: 50, onState }).next();
  });
  await again;
  controller.abort();
});

test("an aborted stream ends the loop without an error", async () => {
  const { client } = await person();
  const controller = new AbortController();
  for await (const _ of q.messageStream(client, { signal: controller.signal, onState: () => controller.abort() })) assert.fail();
});

test("a stream with an access token that the API no longer takes refreshes it", async () => {
  const store = q.memoryStore();
  await person({ store });
  const client = new q.Client({ baseUrl: process.env.QEYAFA_URL, store: q.memoryStore({ ...store.read(), access_token: "not.a.token" }) });
  const controller = new AbortController();
  for await (const _ of q.messageStream(client, { signal: controller.signal, onState: () => controller.abort() })) assert.fail();
  assert.notEqual(await client.session.token(), "not.a.token");
});

test("a try-on is followed to its end", async () => {
  const { client } = await person();
  const body = await q.bodyStorePicture(client, { image: png() });
  const garment = await q.clothingAdd(client, { body: { name: "Shirt", category: "tops" } });
  await q.clothingStorePicture(client, { id: garment.id, image: png() });
  const asked = await q.tryOnCreate(client, { body: { body_id: body.id, clothing_id: garment.id } });
  let last;
  for await (const state of q.followTryOn(client, asked.id)) last = state;
  assert.equal(last.status, "completed", last.error);
  await assert.rejects(q.followTryOn(client, "65f0c2a4e1b2c3d4e5f60801").next(), (error) => q.isProblem(error, "not_found"));
});
