import { conversationsList } from "@qeyafa/client";
import { useCallback, useEffect, useRef, useState } from "react";
import { client } from "../../client";
import { useLive, useMessages } from "../../data/live-messages";
import { mayPass, onRecovery } from "../../data/recovery";
import { useAction } from "../../data/use-action";
import { withFirstPage, withNextPage, type Conversations } from "./list";

const limit = 20;
/** Several messages that come together are one change of the list. */
const settle = 150;

/** The list of conversations, which follows what is sent and received. */
export function useConversations() {
  const { round } = useLive();
  const [list, setList] = useState<Conversations>();
  const [error, setError] = useState<unknown>();
  const [asked, setAsked] = useState(0);
  const reload = useCallback(() => setAsked((before) => before + 1), []);

  useEffect(() => {
    const controller = new AbortController();
    conversationsList(client, { limit }, { signal: controller.signal }).then(
      (page) => {
        if (controller.signal.aborted) return;
        setError(undefined);
        setList((known) => withFirstPage(known, page));
      },
      (failure: unknown) => !controller.signal.aborted && setError(failure),
    );
    return () => controller.abort();
  }, [round, asked]);
  useEffect(() => (mayPass(error) ? onRecovery(reload) : undefined), [error, reload]);

  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  useMessages(() => {
    clearTimeout(timer.current);
    timer.current = setTimeout(reload, settle);
  });

  const more = useAction(async () => {
    const cursor = list?.next;
    if (!cursor) return;
    const page = await conversationsList(client, { limit, cursor });
    setList((known) => (known?.next === cursor ? withNextPage(known, page) : known));
  });
  return { list, error, reload, more };
}
