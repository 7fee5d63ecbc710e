import type { CallOptions, Client } from "./client.js";

/** One page of a list. */
export interface Page<T> {
  readonly items: readonly T[];
  /** Where the next page starts, or null at the end. */
  readonly next_cursor?: string | null;
}

/** A generated function that answers pages. */
export type Listing<P extends { cursor?: string } | undefined, T> = (client: Client, parameters: P, options?: CallOptions) => Promise<Page<T>>;

/** The pages of a list, one after the other: the next is read when the loop asks for it. */
export async function* pages<P extends { cursor?: string } | undefined, T>(list: Listing<P, T>, client: Client, parameters: NoInfer<NonNullable<P>>, options?: CallOptions): AsyncGenerator<readonly T[], void, undefined> {
  let page = await list(client, parameters, options);
  yield page.items;
  while (page.next_cursor) {
    page = await list(client, { ...parameters, skip: undefined, cursor: page.next_cursor }, options);
    yield page.items;
  }
}

/** The items of a list, over all pages: `for await (const m of iterate(measurementsHistory, client, { userId, limit: 100 }))`. */
export async function* iterate<P extends { cursor?: string } | undefined, T>(list: Listing<P, T>, client: Client, parameters: NoInfer<NonNullable<P>>, options?: CallOptions): AsyncGenerator<T, void, undefined> {
  for await (const items of pages(list, client, parameters, options)) yield* items;
}
