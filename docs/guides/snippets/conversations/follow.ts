import { type Message, messagesSend } from "@qeyafa/client";
import { anotherPerson, client, equal, ok, userId } from "snippet";

const noor = await anotherPerson();
const controller = new AbortController();
const shown: string[] = [];
function setOnline(online: boolean): void {
  if (online) void messagesSend(noor.client, { body: { recipient_id: userId, content: "Friday is fine." } });
}
function add(message: Message): void {
  shown.push(message.content);
  controller.abort();
}
function readConversationsAgain(): void {
  ok(false, "A gap was told.");
}
// show
import { messageStream } from "@qeyafa/client";

// `controller.abort()` is called when the person signs out or leaves.
const messages = messageStream(client, {
  signal: controller.signal,
  onState: (state) => setOnline(state === "open"), // "waiting": it comes back by itself
  onGap: readConversationsAgain,
});
for await (const message of messages) add(message);
// end
equal(shown, ["Friday is fine."]);
