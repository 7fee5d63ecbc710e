import { anotherPerson, client, equal, ok, userId } from "snippet";

const maker = await anotherPerson("contractor");
// show
import { messagesSend } from "@qeyafa/client";

const message = await messagesSend(client, {
  body: { recipient_id: maker.userId, content: "Could the fitting be on Friday?" },
});
console.log(message.conversation_id, message.is_read);
// end
equal([message.sender_id, message.recipient_id], [userId, maker.userId]);
ok(message.conversation_id.startsWith("c_"));
