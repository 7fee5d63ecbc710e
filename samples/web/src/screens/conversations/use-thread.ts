import { conversationsRead, messagesDelete, type Message } from "@qeyafa/client";
import { useCallback, useEffect, useRef, useState } from "react";
import { client } from "../../client";
import { useLive, useMessages } from "../../data/live-messages";
import { mayPass, onRecovery } from "../../data/recovery";
import { useUserId } from "../../data/session";
import { useAction } from "../../data/use-action";
import { readAnew, withMessages, withOlder, withoutMessage, type Thread } from "./thread";

const limit = 30;

/** One conversation as far as it was read, which follows what is sent and received. */
export function useThread(conversationId: string) {
  const userId = useUserId();
  const { round, outbox } = useLive();
  const [thread, setThread] = useState<Thread>();
  const [error, setError] = useState<unknown>();
  const [asked, setAsked] = useState(0);
  const reload = useCallback(() => setAsked((before) => before + 1), []);
  const latest = useRef(thread);
  latest.current = thread;
  const came = useRef<Message[]>([]);

  useEffect(() => {
    const controller = new AbortController();
    came.current = [];
    conversationsRead(client, { conversationId, limit }, { signal: controller.signal }).then(
      (page) => {
        if (controller.signal.aborted) return;
        const known = latest.current;
        if (known) {
          const ids = new Set(known.messages.map(({ id }) => id));
          for (const message of page.items) if (message.sender_id === userId && !ids.has(message.id)) outbox.arrived(message);
        }
        setError(undefined);
        setThread((before) => readAnew(before, page, came.current));
      },
      (failure: unknown) => !controller.signal.aborted && setError(failure),
    );
    return () => controller.abort();
  }, [conversationId, round, asked, outbox, userId]);
  useEffect(() => (mayPass(error) ? onRecovery(reload) : undefined), [error, reload]);

  useMessages((message) => {
    if (message.conversation_id !== conversationId) return;
    came.current.push(message);
    setThread((before) => before && withMessages(before, [message]));
  });

  const older = useAction(async () => {
    const cursor = thread?.older;
    if (!cursor) return;
    const page = await conversationsRead(client, { conversationId, limit, cursor });
    setThread((before) => (before?.older === cursor ? withOlder(before, page) : before));
  });
  const remove = async (id: string) => {
    await messagesDelete(client, { id });
    came.current = came.current.filter((message) => message.id !== id);
    setThread((before) => before && withoutMessage(before, id));
  };
  return { thread, error, reload, older, remove };
}
