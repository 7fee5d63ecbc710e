import { type Message, messagesSend } from "@qeyafa/client";
import { anotherPerson, client, equal, userId } from "snippet";

const noor = await anotherPerson();
const send = (content: string) => messagesSend(noor.client, { body: { recipient_id: userId, content } });
const lastId = (await send("Seen")).id;
await send("Missed one");
await send("Missed two");
const controller = new AbortController();
const shown: string[] = [];
const add = (message: Message) => {
  shown.push(message.content);
  if (shown.length === 2) controller.abort();
};
// show
import { messageStream } from "@qeyafa/client";

// `lastId` is the newest message that the application has kept.
const messages = messageStream(client, { after: lastId, signal: controller.signal });
for await (const message of messages) add(message);
// end
equal(shown, ["Missed one", "Missed two"]);
