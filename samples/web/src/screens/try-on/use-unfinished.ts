import { isOver, tryOnGet, type TryOn } from "@qeyafa/client";
import { useEffect, useRef } from "react";
import { client } from "../../client";

const every = 2_500;

/**
 * Reads those try-ons of a list anew that have not ended, while the page is seen.
 * A stream for each would take up the few connections that a browser opens to one host.
 */
export function useUnfinished(items: readonly TryOn[] | undefined, onChange: (tryOn: TryOn) => void): void {
  const unfinished = (items ?? []).filter((tryOn) => !isOver(tryOn));
  const latest = useRef({ unfinished, onChange });
  latest.current = { unfinished, onChange };
  const isAnyLeft = unfinished.length > 0;
  useEffect(() => {
    if (!isAnyLeft) return;
    const controller = new AbortController();
    const { signal } = controller;
    const look = async ({ id, status }: TryOn) => {
      const now = await tryOnGet(client, { id }, { signal, retries: 0 }).catch(() => undefined); // The next look is soon.
      if (now && now.status !== status && !signal.aborted) latest.current.onChange(now);
    };
    const timer = setInterval(() => {
      if (document.visibilityState === "visible") for (const tryOn of latest.current.unfinished) void look(tryOn);
    }, every);
    return () => {
      controller.abort();
      clearInterval(timer);
    };
  }, [isAnyLeft]);
}
