import { followTryOn, isOver, type TryOn } from "@qeyafa/client";
import { useEffect, useRef, useState } from "react";
import { client } from "../../client";

/** Follows a try-on live until it has ended; `again` follows it anew after a failure. */
export function useFollowed(tryOn: TryOn | undefined, onState: (tryOn: TryOn) => void): { error: unknown; again: () => void } {
  const [error, setError] = useState<unknown>();
  const [round, setRound] = useState(0);
  const latest = useRef(onState);
  latest.current = onState;
  const id = tryOn && !isOver(tryOn) ? tryOn.id : undefined;
  useEffect(() => {
    if (!id) return;
    const controller = new AbortController();
    const { signal } = controller;
    setError(undefined);
    void (async () => {
      for await (const state of followTryOn(client, id, { signal })) if (!signal.aborted) latest.current(state);
    })().catch((reason: unknown) => !signal.aborted && setError(reason));
    return () => controller.abort();
  }, [id, round]);
  return { error, again: () => setRound((before) => before + 1) };
}
