import { measurementsHistory, pages, type Measurement } from "@qeyafa/client";
import { useCallback, useEffect, useRef, useState } from "react";
import { client } from "../../client";
import { fromDay, toDay } from "./dates";

/** Days, both included; an empty one is open. */
export interface Period {
  readonly from: string;
  readonly to: string;
}

/** The bounds of a period as the API takes them. */
export function boundsOf({ from, to }: Period): { from?: string; to?: string } {
  const [earliest, latest] = [fromDay(from), toDay(to)];
  return { ...(earliest && { from: earliest }), ...(latest && { to: latest }) };
}

export interface History {
  /** What is loaded so far, newest first. */
  readonly records: readonly Measurement[];
  /** How many there are; undefined until the first page has come. */
  readonly total: number | undefined;
  readonly done: boolean;
  readonly error: unknown;
  /** Goes on where a failure broke it off. */
  retry(): void;
}

interface Loading {
  records: readonly Measurement[];
  total: number | undefined;
  done: boolean;
  error: unknown;
}
const nothing: Loading = { records: [], total: undefined, done: false, error: undefined };

/** Reads a person's history of a period, page after page. */
export function useHistory(userId: string, { from, to }: Period): History {
  const [state, setState] = useState(nothing);
  const [round, setRound] = useState(0);
  const at = useRef({ about: "", cursor: "" });
  useEffect(() => {
    const controller = new AbortController();
    const { signal } = controller;
    const about = [userId, from, to].join();
    if (at.current.about !== about) {
      at.current = { about, cursor: "" };
      setState(nothing);
    }
    const noted: typeof measurementsHistory = async (caller, parameters, options) => {
      const page = await measurementsHistory(caller, { ...parameters, include_total: !parameters.cursor }, options);
      if (!signal.aborted) {
        at.current.cursor = page.next_cursor ?? "";
        if (typeof page.total === "number") setState((before) => ({ ...before, total: page.total ?? undefined }));
      }
      return page;
    };
    async function load() {
      const { cursor } = at.current;
      const parameters = { userId, limit: 100, ...boundsOf({ from, to }), ...(cursor && { cursor }) };
      for await (const items of pages(noted, client, parameters, { signal })) {
        if (signal.aborted) return;
        setState((before) => ({ ...before, records: [...before.records, ...items] }));
      }
      if (!signal.aborted) setState((before) => ({ ...before, done: true }));
    }
    setState((before) => ({ ...before, error: undefined }));
    load().catch((error: unknown) => !signal.aborted && setState((before) => ({ ...before, error })));
    return () => controller.abort();
  }, [userId, from, to, round]);
  const retry = useCallback(() => setRound((before) => before + 1), []);
  return { ...state, retry };
}
