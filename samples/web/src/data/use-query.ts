import { useCallback, useEffect, useRef, useState } from "react";
import { mayPass, onRecovery } from "./recovery";

/** What a query is at: the last data stay while it is read anew. */
export interface Query<T> {
  readonly data: T | undefined;
  readonly error: unknown;
  readonly loading: boolean;
  /** Reads it anew. */
  reload(): void;
  /** Puts data in place of what was read, such as the answer to a change. */
  replace(data: T): void;
}

/**
 * Reads something when the screen appears and whenever one of `inputs` changes; an answer that is no longer wanted is aborted.
 * What failed for want of a connection or a session is read again when that is back.
 * @param read Reads it; passes the signal on to the client.
 * @param inputs What the reading depends on.
 */
export function useQuery<T>(read: (signal: AbortSignal) => Promise<T>, inputs: readonly unknown[]): Query<T> {
  const [state, setState] = useState<{ data: T | undefined; error: unknown; loading: boolean }>({ data: undefined, error: undefined, loading: true });
  const [round, setRound] = useState(0);
  const latest = useRef(read);
  latest.current = read;
  useEffect(() => {
    const controller = new AbortController();
    setState((before) => ({ ...before, error: undefined, loading: true }));
    latest.current(controller.signal).then(
      (data) => !controller.signal.aborted && setState({ data, error: undefined, loading: false }),
      (error: unknown) => !controller.signal.aborted && setState((before) => ({ ...before, error, loading: false })),
    );
    return () => controller.abort();
  }, [...inputs, round]);
  const reload = useCallback(() => setRound((before) => before + 1), []);
  useEffect(() => (mayPass(state.error) ? onRecovery(reload) : undefined), [state.error, reload]);
  const replace = useCallback((data: T) => setState({ data, error: undefined, loading: false }), []);
  return { ...state, reload, replace };
}
