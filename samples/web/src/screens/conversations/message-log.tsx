import type { Message } from "@qeyafa/client";
import { Fragment, useEffect, useRef, useState } from "react";
import { useMessages } from "../../data/live-messages";
import type { Letter } from "../../data/outbox";
import { useUserId } from "../../data/session";
import type { Action } from "../../data/use-action";
import { useText } from "../../i18n/language";
import { Button } from "../../ui/button";
import { Bubble } from "./bubble";
import { DaySeparator } from "./day-separator";
import { DeleteMessage } from "./delete-message";
import { LetterBubble } from "./letter-bubble";
import { Older } from "./older";
import { isOtherDay, type Thread } from "./thread";
import { useFit } from "./use-fit";
import { useScroll } from "./use-scroll";
import { useSeen } from "./use-seen";

interface MessageLogProps {
  conversationId: string;
  name: string;
  thread: Thread;
  letters: readonly Letter[];
  older: Action<[]>;
  remove: (id: string) => Promise<void>;
  onRead: () => void;
}

export function MessageLog({ conversationId, name, thread, letters, older, remove, onRead }: MessageLogProps) {
  const t = useText("conversations");
  const userId = useUserId();
  const { messages } = thread;
  const isUnread = (message: Message) => message.sender_id !== userId && !message.is_read;
  const [firstNew] = useState(() => messages.find(isUnread)?.id);
  const [toDelete, setToDelete] = useState<Message>();
  const frame = useRef<HTMLDivElement>(null);
  const box = useRef<HTMLDivElement>(null);
  useFit(box, frame); // Before it is scrolled.
  const { isAtEnd, toEnd, onScroll } = useScroll(box, ".separator-new", messages[0]?.id, [messages, letters]);
  useSeen(conversationId, messages.filter(isUnread).at(-1)?.id, isAtEnd, onRead);

  // Whoever sends wants to see it.
  const lastKey = letters.at(-1)?.key;
  useEffect(() => {
    if (lastKey) toEnd();
  }, [lastKey, toEnd]);

  const [isBehind, setBehind] = useState(false);
  useMessages((message) => {
    if (message.conversation_id === conversationId && !isAtEnd) setBehind(true);
  });
  useEffect(() => {
    if (isAtEnd) setBehind(false);
  }, [isAtEnd]);

  // What is older is not read out when it appears.
  const isQuiet = useQuietBefore(messages[0]?.id);
  return (
    <div ref={frame} className="log-frame">
      <div ref={box} className="log" role="log" tabIndex={0} aria-label={t.log(name)} aria-live={isQuiet || older.busy ? "off" : "polite"} onScroll={onScroll}>
        <Older box={box} older={older} hasOlder={thread.older !== null} firstId={messages[0]?.id} />
        <ol className="bubbles">
          {messages.map((message, index) => (
            <Fragment key={message.id}>
              {isOtherDay(messages[index - 1]?.created_at ?? "", message.created_at) && <DaySeparator value={message.created_at} />}
              {message.id === firstNew && <li className="separator separator-new"><span>{t.newFrom}</span></li>}
              <Bubble message={message} name={name} onDelete={() => setToDelete(message)} />
            </Fragment>
          ))}
          {letters.map((letter) => <LetterBubble key={letter.key} letter={letter} />)}
        </ol>
      </div>
      {isBehind && <Button className="to-end" onClick={toEnd}>{t.toEnd}</Button>}
      {toDelete && (
        <DeleteMessage
          message={toDelete}
          remove={remove}
          onClose={(isGone) => {
            setToDelete(undefined);
            if (isGone) box.current?.focus();
          }}
        />
      )}
    </div>
  );
}

/** Whether what stands first has changed a moment ago. */
function useQuietBefore(firstId: string | undefined): boolean {
  const [settled, setSettled] = useState(firstId);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => {
    timer.current = setTimeout(() => setSettled(firstId), 500);
    return () => clearTimeout(timer.current);
  }, [firstId]);
  return settled !== firstId;
}
