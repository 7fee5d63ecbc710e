import { type Message, messagesCountUnread, messagesSend } from "@qeyafa/client";
import { anotherPerson, client, equal, userId } from "snippet";

const noor = await anotherPerson();
let conversationId = "";
for (const content of ["One", "Two", "Three"]) {
  conversationId = (await messagesSend(noor.client, { body: { recipient_id: userId, content } })).conversation_id;
}
const above: Message[] = [];
const showAbove = (messages: Message[]) => above.push(...messages);
// show
import { conversationsMarkRead, conversationsRead } from "@qeyafa/client";

// The newest first.
let page = await conversationsRead(client, { conversationId, limit: 2 });
showAbove(page.items);
await conversationsMarkRead(client, { conversationId });

// When the reader scrolls up:
if (page.next_cursor) {
  const cursor = page.next_cursor;
  page = await conversationsRead(client, { conversationId, limit: 2, cursor });
  showAbove(page.items);
}
// end
equal(above.map((message) => message.content), ["Three", "Two", "One"]);
equal((await messagesCountUnread(client)).unread, 0);
