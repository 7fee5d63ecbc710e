import { conversationsMarkRead } from "@qeyafa/client";
import { useEffect, useRef, useState } from "react";
import { client } from "../../client";
import { useLive } from "../../data/live-messages";
import { refreshUnread } from "../../data/unread";

/** Whether the page is the one that is looked at. */
function useVisible(): boolean {
  const [isVisible, setVisible] = useState(document.visibilityState === "visible");
  useEffect(() => {
    const look = () => setVisible(document.visibilityState === "visible");
    document.addEventListener("visibilitychange", look);
    return () => document.removeEventListener("visibilitychange", look);
  }, []);
  return isVisible;
}

/**
 * Notes that a conversation was read, when its newest message is seen.
 * @param newestId The newest message that somebody else sent and that is not known to be read.
 */
export function useSeen(conversationId: string, newestId: string | undefined, isAtEnd: boolean, onRead: () => void) {
  const { state } = useLive();
  const isVisible = useVisible();
  const noted = useRef<string>(undefined);
  const done = useRef(onRead);
  done.current = onRead;
  useEffect(() => {
    if (!newestId || !isAtEnd || !isVisible || noted.current === newestId) return;
    noted.current = newestId;
    conversationsMarkRead(client, { conversationId }).then(
      () => {
        done.current();
        void refreshUnread();
      },
      () => {
        if (noted.current === newestId) noted.current = undefined; // Tried again when the stream stands again.
      },
    );
  }, [conversationId, newestId, isAtEnd, isVisible, state]);
}
