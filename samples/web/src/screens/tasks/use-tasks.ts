import { tasksList, type TaskPage } from "@qeyafa/client";
import { useCallback, useRef } from "react";
import { client } from "../../client";
import { useUserId } from "../../data/session";
import { useAction } from "../../data/use-action";
import { useQuery } from "../../data/use-query";
import { parametersOf, type Filter } from "./filter";

const limit = 20;

/** The tasks that a filter lists, as far as they were read. Tasks that are changed stay where they are until the list is read anew. */
export function useTasks(filter: Filter) {
  const userId = useUserId();
  const parameters = { userId, limit, include_total: true, ...parametersOf(filter) };
  const { data, error, loading, reload, replace } = useQuery((signal) => tasksList(client, parameters, { signal }), [JSON.stringify(parameters)]);
  const latest = useRef(data);
  latest.current = data;
  const put = useCallback((page: TaskPage) => {
    latest.current = page;
    replace(page);
  }, [replace]);

  const more = useAction(async () => {
    const cursor = latest.current?.next_cursor;
    if (!cursor) return;
    const page = await tasksList(client, { ...parameters, cursor });
    const now = latest.current;
    if (now?.next_cursor !== cursor) return; // Another list was read meanwhile.
    const known = new Set(now.items.map(({ id }) => id));
    put({ ...now, items: [...now.items, ...page.items.filter(({ id }) => !known.has(id))], next_cursor: page.next_cursor });
  });

  /** Shows tasks as done or open. */
  const mark = useCallback((ids: readonly string[], done: boolean) => {
    const now = latest.current;
    if (now) put({ ...now, items: now.items.map((task) => (ids.includes(task.id) ? { ...task, is_completed: done } : task)) });
  }, [put]);
  return { tasks: data?.items, total: data?.total ?? 0, hasMore: Boolean(data?.next_cursor), error, loading, reload, more, mark };
}
