import assert from "node:assert/strict";
import { test } from "node:test";
import { api, password, person, png, proxy, q, staleStore, timeout } from "./support.mjs";

const unavailable = (seconds) => ({ status: 503, headers: { "Retry-After": String(seconds) } });

async function recorded(client, count) {
  for (let i = 0; i < count; i++) {
    await q.measurementsRecord(client, { body: { measurements: { chest: 90 + i }, processed_at: `2026-01-0${i + 1}T09:00:00Z` } });
  }
}

/** A client through the proxy whose session is somebody's. */
async function through(t, change = (record) => record, options = {}) {
  const store = q.memoryStore();
  const { user, email } = await person({ store });
  const broken = await proxy(t);
  const client = new q.Client({ baseUrl: broken.url, timeout, store: q.memoryStore(change(store.read())), ...options });
  return { broken, client, user, email };
}

test("a history is iterated over all its pages", async () => {
  const { client, user } = await person();
  await recorded(client, 5);
  const chests = [];
  for await (const record of q.iterate(q.measurementsHistory, client, { userId: user.id, limit: 2 })) chests.push(record.measurements.chest);
  assert.deepEqual(chests, [94, 93, 92, 91, 90]);
});

test("a refusal is a typed problem", async () => {
  const { client, email } = await person();
  const stranger = new q.Client({ baseUrl: api.origin, timeout });
  await assert.rejects(q.signIn(stranger, { email, password: "wrong horse battery" }), (error) =>
    error instanceof q.ProblemError && error.status === 401 && q.isProblem(error, "invalid_credentials") && !q.isProblem(error, "not_found") && Boolean(error.traceId));
  await assert.rejects(q.measurementsRecord(client, { body: { measurements: { chest: 5 } } }, { requestId: "mine-1" }), (error) =>
    error.code === "validation_failed" && error.errors["measurements.chest"].length === 1 && error.requestId === "mine-1");
});

test("the device's token of one sign-in goes with the next", async (t) => {
  const { broken, client, email } = await through(t);
  await q.signIn(client, { email, password });
  await q.signOut(client);
  await q.signIn(client, { email, password });
  const tokens = broken.requests.filter((request) => request.url.endsWith("/login")).map((request) => request.headers["device-token"]);
  assert.equal(tokens[0], undefined);
  assert.ok(tokens[1]);
});

for (const [how, change] of [
  ["refused", (record) => ({ ...record, access_token: "not.a.token" })],
  ["about to end", (record) => ({ ...record, expires_at: Date.now() + 5_000 })],
]) {
  test(`five calls with an access token that is ${how} refresh once`, async (t) => {
    const { broken, client, user } = await through(t, change);
    const answers = await Promise.all(Array.from({ length: 5 }, () => q.authMe(client)));
    assert.deepEqual(answers.map((answer) => answer.id), Array(5).fill(user.id));
    assert.equal(broken.count("/auth/refresh"), 1);
    assert.equal(client.session.state.signedIn, true);
  });
}

test("a refresh whose answer was lost is repeated and gives the same session", async (t) => {
  const { broken, client, user } = await through(t, (record) => ({ ...record, access_token: "not.a.token" }));
  broken.rule = (request) => (request.url.includes("/auth/refresh") && broken.count("/auth/refresh") === 1 ? "lose" : undefined);
  assert.equal((await q.authMe(client)).id, user.id);
  assert.equal(broken.count("/auth/refresh"), 2);
});

test("a refused refresh signs out once, whoever waited for it", async (t) => {
  const { client } = await through(t, (record) => ({ ...record, access_token: "not.a.token", refresh_token: "nor.this" }));
  const states = [];
  client.session.subscribe((state) => states.push(state));
  const calls = await Promise.allSettled(Array.from({ length: 5 }, () => q.authMe(client)));
  assert.ok(calls.every((call) => q.isProblem(call.reason, "unauthenticated")), String(calls[0].reason));
  assert.deepEqual(states, [{ signedIn: false, userId: undefined, reason: "expired" }]);
});

test("a refresh that fails for now signs nobody out", async (t) => {
  const { broken, client } = await through(t, (record) => ({ ...record, access_token: "not.a.token" }));
  broken.rule = (request) => (request.url.includes("/auth/refresh") ? unavailable(3600) : undefined);
  await assert.rejects(q.authMe(client), (error) => error.status === 503 && error.retryAfter === 3600);
  assert.equal(client.session.state.signedIn, true);
  broken.rule = () => undefined;
  await q.authMe(client);
});

test("two clients of one session, as two tabs without a common lock, both go on", async () => {
  const store = q.memoryStore();
  await person({ store });
  const tabs = [0, 1].map(() => new q.Client({ baseUrl: api.origin, timeout, store: staleStore(store.read()) }));
  const [first, second] = await Promise.all(tabs.map((client) => q.authMe(client)));
  assert.equal(first.id, second.id);
});

test("signing out while a refresh is under way stays signed out", async (t) => {
  const { broken, client } = await through(t, (record) => ({ ...record, access_token: "not.a.token" }));
  let arrived;
  const refreshing = new Promise((resolve) => (arrived = resolve));
  broken.rule = (request) => void (request.url.includes("/auth/refresh") && arrived());
  const call = q.authMe(client);
  await refreshing;
  await client.session.forget();
  await assert.rejects(call, (error) => q.isProblem(error, "unauthenticated"));
  assert.equal(client.session.state.signedIn, false);
});

test("503 with Retry-After is tried again, and told at once where the wait is long", async (t) => {
  const { broken, client, user } = await through(t);
  broken.rule = () => (broken.count("/auth/me") <= 2 ? unavailable(0) : undefined);
  assert.equal((await q.authMe(client)).id, user.id);
  assert.equal(broken.count("/auth/me"), 3);
  broken.rule = () => unavailable(3600);
  await assert.rejects(q.authMe(client), (error) => error.status === 503 && error.retryAfter === 3600);
  assert.equal(broken.count("/auth/me"), 4);
});

test("a creation whose answer was lost is repeated with its key and happens once", async (t) => {
  const { broken, client, user } = await through(t);
  broken.rule = (request) => (request.method === "POST" && broken.count("/measurements") === 1 ? "lose" : undefined);
  await q.measurementsRecord(client, { body: { measurements: { chest: 95 } } });
  const page = await q.measurementsHistory(client, { userId: user.id, include_total: true });
  const keys = broken.requests.filter((request) => request.method === "POST").map((request) => request.headers["idempotency-key"]);
  assert.equal(page.total, 1);
  assert.equal(keys.length, 2);
  assert.equal(keys[0], keys[1]);
});

test("a deletion whose answer was lost is done", async (t) => {
  const { broken, client } = await through(t);
  const record = await q.measurementsRecord(client, { body: { measurements: { chest: 95 } } });
  broken.rule = (request) => (request.method === "DELETE" && broken.requests.filter((one) => one.method === "DELETE").length === 1 ? "lose" : undefined);
  await q.measurementsDelete(client, { id: record.id });
});

test("what may not be repeated is not", async (t) => {
  const { broken, client, email } = await through(t);
  broken.rule = () => "drop";
  await assert.rejects(q.authForgotPassword(client, { body: { email } }), q.ConnectionError);
  assert.equal(broken.count("/auth/password/forgot"), 1);
});

test("a call ends when it is aborted, and when its time is over", async (t) => {
  const { broken, client } = await through(t);
  broken.rule = () => "hang";
  const controller = new AbortController();
  const call = q.authMe(client, {}, { signal: controller.signal });
  controller.abort();
  await assert.rejects(call, { name: "AbortError" });
  await assert.rejects(q.authMe(client, {}, { timeout: 50 }), q.TimeLimitError);
  await assert.rejects(q.authMe(client, {}, { signal: AbortSignal.abort(new Error("not wanted")) }), { message: "not wanted" });
});

test("versions: a stale one is refused, an unchanged one is not sent again", async () => {
  const { client, user } = await person();
  await q.profilesPut(client, { userId: user.id, body: { gender: "female" } });
  const read = () => q.profilesGet(client, { userId: user.id });
  const profile = await read();
  assert.equal(await q.revalidated(profile, (ifNoneMatch) => q.profilesGet(client, { userId: user.id, ifNoneMatch })), profile);
  const next = await q.profilesPut(client, { userId: user.id, body: { gender: "other" }, ifMatch: q.etagOf(profile) });
  assert.notEqual(q.etagOf(next), q.etagOf(profile));
  assert.equal((await q.revalidated(profile, (ifNoneMatch) => q.profilesGet(client, { userId: user.id, ifNoneMatch }))).gender, "other");
  await assert.rejects(q.profilesPut(client, { userId: user.id, body: {}, ifMatch: q.etagOf(profile) }), (error) => q.isProblem(error, "stale_version"));
});

test("an upload reports its progress", async () => {
  const { client } = await person();
  const reports = [];
  const body = await q.bodyStorePicture(client, { image: png() }, q.withProgress((progress) => reports.push(progress)));
  assert.ok(body.image_url);
  assert.ok(reports.length > 3 && reports.every((report, i) => i === 0 || report.sent > reports[i - 1].sent));
  assert.equal(reports.at(-1).sent, reports.at(-1).total);
  const picture = await fetch(client.resolve(body.image_url));
  assert.equal(picture.headers.get("Content-Type"), "image/jpeg");
});

test("CSV goes out and in as text", async () => {
  const { client, user } = await person();
  await recorded(client, 2);
  const csv = await q.measurementsExport(client, { userId: user.id });
  assert.match(csv, /^id,processed_at/);
  assert.equal((await q.measurementsImport(client, { body: csv })).imported, 2);
});

test("an id that would lead to another path is refused before anything is sent", async () => {
  const { client } = await person();
  await assert.rejects(q.usersGet(client, { id: ".." }), TypeError);
  await assert.rejects(q.usersGet(client, { id: "" }), TypeError);
});
