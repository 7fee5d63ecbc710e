import { useCallback, useRef, useState } from "react";

/** Something that a person sets off: one run at a time, with its failure until the next. */
export interface Action<A extends unknown[]> {
  readonly busy: boolean;
  readonly error: unknown;
  /** Runs it unless it is running already. Never throws: the failure is in `error`. Answers whether it succeeded. */
  run(...parameters: A): Promise<boolean>;
  /** Forgets the failure. */
  clear(): void;
}

export function useAction<A extends unknown[]>(act: (...parameters: A) => Promise<void>): Action<A> {
  const [state, setState] = useState<{ busy: boolean; error: unknown }>({ busy: false, error: undefined });
  const running = useRef(false);
  const latest = useRef(act);
  latest.current = act;
  const run = useCallback(async (...parameters: A) => {
    if (running.current) return false;
    running.current = true;
    setState({ busy: true, error: undefined });
    try {
      await latest.current(...parameters);
      setState({ busy: false, error: undefined });
      return true;
    } catch (error) {
      setState({ busy: false, error });
      return false;
    } finally {
      running.current = false;
    }
  }, []);
  const clear = useCallback(() => setState((before) => ({ ...before, error: undefined })), []);
  return { ...state, run, clear };
}
