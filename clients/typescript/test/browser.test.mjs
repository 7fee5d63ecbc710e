import assert from "node:assert/strict";
import fs from "node:fs";
import path from "node:path";
import { after, before, test } from "node:test";
import { api, dist, password, person, png, proxy, q, tool } from "./support.mjs";

const { chromium } = tool("playwright-core");
const executablePath = (process.env.PATH ?? "").split(path.delimiter).map((folder) => path.join(folder, "chromium")).find((file) => fs.existsSync(file));
let browser;

before(async () => (browser = await chromium.launch({ executablePath, args: ["--no-sandbox"], timeout: 180_000 })));
after(() => browser?.close());

/** A window of its own people, whose page has the client as `q` and is of the API's own origin. */
async function context(t) {
  const own = await browser.newContext();
  t.after(() => own.close());
  own.setDefaultTimeout(180_000);
  await own.route("**/page/**", (route) => {
    const name = new URL(route.request().url()).pathname.replace("/page/", "");
    if (!name) return route.fulfill({ contentType: "text/html", body: "<!doctype html><title>client</title>" });
    return route.fulfill({ contentType: "text/javascript", body: fs.readFileSync(path.join(dist, name)) });
  });
  return own;
}

async function page(own, origin = api.origin) {
  const opened = await own.newPage();
  await opened.goto(`${origin}/page/`);
  await opened.evaluate(async () => {
    window.q = await import("/page/index.js");
    window.client = new q.Client({ store: q.webStore() });
  });
  return opened;
}

/** Has the page hold the lock of the refresh, until its `letGo`. */
const holdLock = (opened) =>
  opened.evaluate(() => new Promise((resolve) => navigator.locks.request("qeyafa.refresh", () => new Promise((letGo) => resolve((window.letGo = letGo) && undefined)))));

/** Waits until so many tabs wait for the lock. Not by `waitForFunction`, which takes the promise of an answer for a yes. */
async function waiting(opened, count) {
  const now = () => opened.evaluate(async () => (await navigator.locks.query()).pending.length);
  for (const end = Date.now() + 180_000; (await now()) < count; await new Promise((resolve) => setTimeout(resolve, 20)))
    assert.ok(Date.now() < end, `${count} wait for the lock.`);
}

const signIn = (opened, email) => opened.evaluate(([email, password]) => q.signIn(client, { email, password }).then((answer) => answer.user.id), [email, password]);

/** Somebody who is signed in, of whose session the storage then says something else, and two tabs that find it so. */
async function twoTabs(t, otherwise) {
  const { email } = await person();
  const broken = await proxy(t);
  const own = await context(t);
  const first = await page(own, broken.url);
  await signIn(first, email);
  await first.evaluate((otherwise) => localStorage.setItem("qeyafa", JSON.stringify({ ...JSON.parse(localStorage.qeyafa), ...otherwise })), otherwise);
  return { email, broken, first, tabs: [await page(own, broken.url), await page(own, broken.url)] };
}

test("a session outlives the page, and an upload reports its progress", async (t) => {
  const { email, user } = await person();
  const own = await context(t);
  const first = await page(own);
  assert.equal(await signIn(first, email), user.id);
  const second = await page(own);
  assert.deepEqual(await second.evaluate(() => client.session.state), { signedIn: true, userId: user.id, reason: "restored" });
  const picture = Buffer.from(await png().arrayBuffer()).toString("base64");
  const { url, last } = await second.evaluate(async (picture) => {
    const image = await (await fetch(`data:image/png;base64,${picture}`)).blob();
    let last;
    const body = await q.bodyStorePicture(client, { image }, q.withProgress((progress) => (last = progress)));
    return { url: body.image_url, last };
  }, picture);
  assert.ok(url);
  assert.ok(last.sent > 100_000 && last.sent === last.total);
});

test("two tabs whose token is about to end refresh once, and signing out in one is heard in the other", async (t) => {
  const { broken, first, tabs } = await twoTabs(t, { expires_at: Date.now() });
  // Neither begins before both are there: a refresh under way has a time limit, within which the other tab would have to come.
  await holdLock(first);
  const calls = tabs.map((tab) => tab.evaluate(() => q.authMe(client)));
  await waiting(first, 2);
  await first.evaluate(() => letGo());
  await Promise.all(calls);
  assert.equal(broken.count("/auth/refresh"), 1);
  await tabs[1].evaluate(() => {
    window.heard = new Promise((resolve) => client.session.subscribe((state) => resolve(state.signedIn)));
  });
  await tabs[0].evaluate(() => q.signOut(client));
  assert.equal(await tabs[1].evaluate(() => heard), false);
});

test("a tab goes on as soon as another one's refresh has failed", async (t) => {
  const { email, broken, first, tabs } = await twoTabs(t, { access_token: "not.a.token", expires_at: Date.now() + 600_000 });
  broken.rule = (request) => (request.url.includes("/auth/refresh") && broken.count("/auth/refresh") === 1 ? { status: 503 } : undefined);
  await holdLock(first);
  const failed = tabs[0].evaluate(() => q.authMe(new q.Client({ store: q.webStore(), retries: 0 })).catch(() => "failed"));
  await waiting(first, 1);
  // It would wait for ever for what it is not told.
  const me = tabs[1].evaluate(() => {
    const { setTimeout } = window;
    window.setTimeout = (work, wait, ...rest) => (wait === 2_000 ? 0 : setTimeout(work, wait, ...rest));
    return q.authMe(client);
  });
  await waiting(first, 2);
  await first.evaluate(() => letGo());
  assert.equal(await failed, "failed");
  assert.equal((await me).email, email);
});

test("messages are followed in a browser over a lost connection", async (t) => {
  const [maya, ben] = [await person(), await person()];
  const broken = await proxy(t);
  const opened = await page(await context(t), broken.url);
  await signIn(opened, ben.email);
  await opened.evaluate(async () => {
    window.seen = [];
    window.states = [];
    await new Promise((resolve) => {
      const onState = (state) => {
        states.push(state);
        if (state === "open") resolve();
      };
      (async () => {
        for await (const message of q.messageStream(client, { onState })) seen.push(message.content);
      })();
    });
  });
  await q.messagesSend(maya.client, { body: { recipient_id: ben.user.id, content: "one" } });
  await opened.waitForFunction(() => seen.length === 1);
  broken.cut();
  await q.messagesSend(maya.client, { body: { recipient_id: ben.user.id, content: "two" } });
  await opened.waitForFunction(() => seen.length === 2);
  assert.deepEqual(await opened.evaluate(() => seen), ["one", "two"]);
  assert.ok((await opened.evaluate(() => states)).includes("waiting"));
});
