import { messagesCountUnread } from "@qeyafa/client";
import { useEffect, useSyncExternalStore } from "react";
import { client } from "../client";

const every = 30_000;

let count = 0;
const listeners = new Set<() => void>();

/** Puts the number of unread messages in place, where a screen knows it. */
export function setUnread(unread: number): void {
  if (unread === count) return;
  count = unread;
  for (const listener of [...listeners]) listener();
}

/** Reads the number of unread messages anew, such as when one has come or was read. */
export async function refreshUnread(signal?: AbortSignal): Promise<void> {
  const answer = await messagesCountUnread(client, { signal, retries: 0 }).catch(() => undefined); // The next look is soon.
  if (answer && !signal?.aborted) setUnread(answer.unread);
}

/** How many messages the person has not read. */
export function useUnread(): number {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => count,
  );
}

/** Keeps the number fresh while the page is seen; for the layout alone. */
export function useUnreadWatch(userId: string): void {
  useEffect(() => {
    const controller = new AbortController();
    const look = () => void (document.visibilityState === "visible" && client.session.state.signedIn && refreshUnread(controller.signal));
    look();
    const timer = setInterval(look, every);
    document.addEventListener("visibilitychange", look);
    return () => {
      controller.abort();
      clearInterval(timer);
      document.removeEventListener("visibilitychange", look);
      setUnread(0);
    };
  }, [userId]);
}
