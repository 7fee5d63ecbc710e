import assert from "node:assert/strict";
import { q } from "./support/api.mjs";
import { person } from "./support/people.mjs";
import { arrive, glimpse, once } from "./support/page.mjs";
import { journey } from "./support/stage.mjs";

const lost = /The connection is lost/;
const back = "The connection is back.";

journey("a message that is written offline arrives once", "connection", async (stage) => {
  const { maya, ben, conversation } = await acquainted();
  const page = await stage.open(`/conversations/${conversation}`, { as: maya, offline: true });
  const log = page.getByRole("log", { name: "Messages with Ben" });
  await log.waitFor();
  await page.context().setOffline(true);
  await page.getByText(lost).waitFor();
  const text = page.getByRole("textbox", { name: "Message to Ben" });
  await text.fill("Written offline");
  await text.press("Enter");
  await once(log, "Written offline");
  await stage.picture(page, "1-offline");
  const isBack = await glimpse(page, back);
  await page.context().setOffline(false);
  await isBack();
  await log.getByText("Sent", { exact: true }).waitFor();
  await page.getByText(back).waitFor({ state: "detached" });
  await once(log, "Written offline");
  await stage.picture(page, "2-online");
  assert.deepEqual(await received(ben, conversation), ["Written offline", "Hello Maya"]);
});

journey("messages go on over a line that broke, each once", "connection", async (stage) => {
  const { maya, ben, conversation } = await acquainted();
  const line = await stage.line();
  const page = await stage.open(`/conversations/${conversation}`, { as: maya, over: line });
  const log = page.getByRole("log", { name: "Messages with Ben" });
  const send = (content) => q.messagesSend(ben.client, { body: { recipient_id: maya.id, content } });
  await page.getByText("Connected: new messages appear by themselves.").waitFor();
  await send("Before");
  await once(log, "Before");
  line.break();
  await send("Meanwhile");
  line.mend();
  await send("After");
  for (const content of ["After", "Meanwhile", "Before", "Hello Maya"]) await once(log, content);
  await page.getByText("Connected: new messages appear by themselves.").waitFor();
});

journey("a record that could not be saved stays in its form, and is saved once", "connection", async (stage) => {
  const maya = await person();
  const line = await stage.line();
  const page = await stage.open("/measurements/new", { as: maya, over: line });
  await arrive(page, "New measurements");
  const chest = page.getByRole("textbox", { name: "Chest" });
  await chest.fill("96.5");
  line.break();
  await page.getByRole("button", { name: "Save" }).click();
  await page.getByText(lost).waitFor();
  await page.getByText(/There is no connection to Qeyafa/).waitFor();
  await stage.picture(page, "3-not-saved");
  assert.equal(await chest.inputValue(), "96.5");
  const isBack = await glimpse(page, back);
  line.mend();
  await isBack();
  await page.getByRole("button", { name: "Save" }).click();
  await arrive(page, /^Measurements of/);
  const { items } = await q.measurementsHistory(maya.client, { userId: maya.id });
  assert.deepEqual(items.map(({ measurements }) => measurements), [{ chest: 96.5 }]);
});

/** Two people of whom one has written to the other. */
async function acquainted() {
  const [maya, ben] = [await person("Maya"), await person("Ben")];
  const { conversation_id: conversation } = await q.messagesSend(ben.client, { body: { recipient_id: maya.id, content: "Hello Maya" } });
  return { maya, ben, conversation };
}

/** The texts of a conversation as they are stored, the newest first. */
async function received(somebody, conversation) {
  const { items } = await q.conversationsRead(somebody.client, { conversationId: conversation });
  return items.map(({ content }) => content);
}
