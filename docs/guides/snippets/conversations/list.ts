import { messagesSend } from "@qeyafa/client";
import { anotherPerson, client, equal, userId } from "snippet";

const noor = await anotherPerson();
for (const content of ["Hello", "Friday is fine."]) await messagesSend(noor.client, { body: { recipient_id: userId, content } });
const lines: string[] = [];
const show = (line: string) => lines.push(line);
// show
import { conversationsList, messagesCountUnread } from "@qeyafa/client";

const page = await conversationsList(client, { limit: 20 });
for (const { participants, last_message, unread_count } of page.items) {
  const name = participants.find((one) => one.id !== userId)?.name;
  show(`${name ?? "Somebody who has left"}: ${last_message?.content} (${unread_count})`);
}

const { unread } = await messagesCountUnread(client); // for the badge
// end
equal([lines, unread], [["Noor: Friday is fine. (2)"], 2]);
