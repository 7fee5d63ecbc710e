import { useCallback, useState } from "react";
import { useUserId } from "../../data/session";

/** What is being written in a conversation: it outlives other screens and loading the page again. */
export interface Draft {
  readonly text: string;
  change(text: string): void;
}

export function useDraft(conversationId: string): Draft {
  const key = `qeyafa.draft.${useUserId()}.${conversationId}`;
  const [text, setText] = useState(() => sessionStorage.getItem(key) ?? "");
  const change = useCallback((next: string) => {
    setText(next);
    if (next) sessionStorage.setItem(key, next);
    else sessionStorage.removeItem(key);
  }, [key]);
  return { text, change };
}
