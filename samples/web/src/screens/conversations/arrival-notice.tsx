import { useRoute } from "wouter";
import { useMessages } from "../../data/live-messages";
import { useUserId } from "../../data/session";
import { useText } from "../../i18n/language";
import { announce } from "../../ui/announcer";

/** Has it read out that a message came, wherever the person is, unless its conversation is open and reads it out itself. */
export function ArrivalNotice() {
  const t = useText("conversations");
  const userId = useUserId();
  const [, open] = useRoute<{ id: string }>("/conversations/:id");
  useMessages((message) => {
    if (message.sender_id !== userId && open?.id !== message.conversation_id) announce(t.newMessage);
  });
  return null;
}
