import type { Page } from "@qeyafa/client";
import { useRef, useState } from "react";
import { useAction } from "./use-action";
import { useQuery } from "./use-query";

/** A page of a list that may have been counted. */
export interface CountedPage<T> extends Page<T> {
  readonly total?: number | null;
}

/** A list of which more is shown page by page. */
export interface Pages<T> {
  readonly items: readonly T[] | undefined;
  /** How many the whole list has, where that was asked for. */
  readonly total: number | undefined;
  readonly error: unknown;
  readonly loading: boolean;
  readonly hasMore: boolean;
  /** The next page: whether it is being read, and why it could not be. */
  readonly more: { readonly busy: boolean; readonly error: unknown; run(): Promise<boolean> };
  reload(): void;
  /** Puts items in place of those that are shown. */
  update(change: (items: readonly T[]) => readonly T[]): void;
}

/**
 * Reads the first page when the screen appears and whenever one of `inputs` changes, and further ones on demand.
 * @param read Reads the page that begins at the cursor.
 */
export function usePages<T>(read: (cursor: string | undefined, signal?: AbortSignal) => Promise<CountedPage<T>>, inputs: readonly unknown[]): Pages<T> {
  const first = useQuery((signal) => read(undefined, signal), inputs);
  const [grown, setGrown] = useState<{ from: CountedPage<T> | undefined; page: CountedPage<T> | undefined }>({ from: undefined, page: undefined });
  const latest = useRef(first.data);
  latest.current = first.data;
  const page = grown.page && grown.from === first.data ? grown.page : first.data;
  const more = useAction(async () => {
    if (!page?.next_cursor) return;
    const from = first.data;
    const next = await read(page.next_cursor);
    if (latest.current === from) setGrown((now) => ({ from, page: { items: [...((now.from === from && now.page) || page).items, ...next.items], next_cursor: next.next_cursor } }));
  });
  return {
    items: page?.items,
    total: first.data?.total ?? undefined,
    error: first.error,
    loading: first.loading,
    hasMore: Boolean(page?.next_cursor),
    more,
    reload: first.reload,
    update: (change) =>
      setGrown((now) => {
        const shown = (now.from === latest.current && now.page) || latest.current;
        return shown ? { from: latest.current, page: { ...shown, items: change(shown.items) } } : now;
      }),
  };
}
