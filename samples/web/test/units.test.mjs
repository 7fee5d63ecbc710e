import assert from "node:assert/strict";
import { test } from "node:test";
import { bundledProgram } from "./support/bundled.mjs";
import { platform } from "./support/platform.mjs";

const userId = "65f0c2a4e1b2c3d4e5f60718";
const until = async (holds) => {
  for (let tries = 0; !holds(); tries++) {
    assert.ok(tries < 1_000, "It does not come to hold.");
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
};

/** A page of somebody whose profile is kept here, with versions as the API keeps them; `before(method)` is waited for with each request. */
async function opened(t, { before = () => undefined, profile = { version: 1, gender: "woman", preferences: { preferred_unit: "cm", locale: "fr" } } } = {}) {
  platform();
  const state = { profile, requests: [] };
  const answer = (status, body, etag) => new Response(JSON.stringify(body), { status, headers: { "Content-Type": "application/json", ...(etag && { ETag: etag }) } });
  const etag = () => `"${state.profile.version}"`;
  t.mock.method(globalThis, "fetch", async (address, { method, headers, body } = {}) => {
    if (!String(address).includes("/profile/")) return new Response("");
    state.requests.push(method);
    const read = state.profile && { ...state.profile };
    await before(method, state);
    if (method === "GET") return read ? answer(200, read, `"${read.version}"`) : answer(404, { status: 404, code: "not_found" });
    if (headers.has("If-Match") && headers.get("If-Match") !== etag()) return answer(412, { status: 412, code: "stale_version" });
    state.profile = { ...JSON.parse(body), version: (state.profile?.version ?? 0) + 1 };
    return answer(200, state.profile, etag());
  });
  const program = await bundledProgram(`export { chooseUnit, readUnit } from "./samples/web/src/data/units.ts";`);
  return { ...program, state, shown: () => localStorage.getItem("qeyafa.unit"), stored: () => state.profile?.preferences.preferred_unit, puts: () => state.requests.filter((method) => method === "PUT").length };
}

/** Holds requests back until they are let go. */
function gate() {
  let open;
  const opened = new Promise((resolve) => (open = resolve));
  return { opened, open };
}

test("a choice is stored, and leaves the rest of the profile as it is", async (t) => {
  const { chooseUnit, state, shown, stored } = await opened(t);
  chooseUnit(userId, "inch");
  assert.equal(shown(), "inch");
  await until(() => stored() === "inch");
  assert.deepEqual([state.profile.gender, state.profile.preferences.locale], ["woman", "fr"]);
});

test("a choice is stored where there is no profile yet", async (t) => {
  const { chooseUnit, stored } = await opened(t, { profile: null });
  chooseUnit(userId, "inch");
  await until(() => stored() === "inch");
});

test("of several quick choices the last is stored, and those between are not", async (t) => {
  const held = gate();
  const { chooseUnit, shown, stored, puts, state } = await opened(t, { before: (method) => (method === "PUT" ? held.opened : undefined) });
  chooseUnit(userId, "inch");
  await until(() => puts() === 1);
  for (const unit of ["cm", "inch", "cm", "inch", "cm"]) chooseUnit(userId, unit);
  held.open();
  await until(() => state.profile.version === 3);
  assert.deepEqual([stored(), shown(), puts()], ["cm", "cm", 2]);
});

test("a choice is stored though the profile was changed elsewhere at the same time, whose change stays", async (t) => {
  let isChanged = false;
  const before = (method, state) => {
    if (method !== "PUT" || isChanged) return;
    isChanged = true;
    state.profile = { ...state.profile, version: 2, gender: "man" };
  };
  const { chooseUnit, state, stored, puts } = await opened(t, { before });
  chooseUnit(userId, "inch");
  await until(() => stored() === "inch");
  assert.deepEqual([state.profile.gender, puts()], ["man", 2]);
});

test("a profile that was read before a choice does not undo it", async (t) => {
  const held = gate();
  const { chooseUnit, readUnit, shown, stored } = await opened(t, { before: (_, state) => (state.requests.length === 1 ? held.opened : undefined) });
  const reading = readUnit(userId, new AbortController().signal);
  chooseUnit(userId, "inch");
  await until(() => stored() === "inch");
  held.open();
  await reading;
  assert.equal(shown(), "inch");
});

test("a profile that is read with no choice since tells the unit", async (t) => {
  const { readUnit, shown } = await opened(t, { profile: { version: 1, preferences: { preferred_unit: "inch" } } });
  await readUnit(userId, new AbortController().signal);
  assert.equal(shown(), "inch");
});
