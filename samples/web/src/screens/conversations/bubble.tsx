import type { Message } from "@qeyafa/client";
import { memo } from "react";
import { useUserId } from "../../data/session";
import { useFormat } from "../../i18n/format";
import { useText } from "../../i18n/language";

interface BubbleProps {
  message: Message;
  /** What the other person is called. */
  name: string;
  onDelete: () => void;
}

/** One message as it is stored. Its text is data, never markup. */
export const Bubble = memo(function Bubble({ message, name, onDelete }: BubbleProps) {
  const t = useText("conversations");
  const format = useFormat();
  const isOwn = message.sender_id === useUserId();
  return (
    <li className={isOwn ? "bubble bubble-own" : "bubble"}>
      <span className="visually-hidden">{isOwn ? t.you : name}: </span>
      <p className="bubble-text" dir="auto">{message.content}</p>
      <p className="bubble-meta">
        <time dateTime={message.created_at} title={format.dateTime(message.created_at)}>{format.time(message.created_at)}</time>
        {isOwn && <span>{message.is_read ? t.read : t.sent}</span>}
        {isOwn && <button type="button" className="bubble-action" onClick={onDelete}>{t.remove}</button>}
      </p>
    </li>
  );
}, (before, after) => before.message === after.message && before.name === after.name);
