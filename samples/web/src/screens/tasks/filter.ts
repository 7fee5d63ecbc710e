import type { Task, TasksListParameters } from "@qeyafa/client";

export const shows = ["open", "done", "all"] as const;
export const sorts = ["newest", "oldest"] as const;

/** Which tasks are listed, and in which order. */
export interface Filter {
  readonly show: (typeof shows)[number];
  readonly sort: (typeof sorts)[number];
  readonly q: string;
}

/** The filter that an address holds. */
export function filterIn(search: URLSearchParams): Filter {
  return {
    show: shows.find((word) => word === search.get("show")) ?? "open",
    sort: sorts.find((word) => word === search.get("sort")) ?? "newest",
    q: search.get("q") ?? "",
  };
}

/** The address of a filter: what is usual is left out. */
export function searchOf({ show, sort, q }: Filter): URLSearchParams {
  const search = new URLSearchParams();
  if (show !== "open") search.set("show", show);
  if (sort !== "newest") search.set("sort", sort);
  if (q) search.set("q", q);
  return search;
}

/** What the API is asked; a search needs a letter or a digit. */
export function parametersOf({ show, sort, q }: Filter): Omit<TasksListParameters, "userId"> {
  return {
    sort,
    ...(show !== "all" && { is_completed: show === "done" }),
    ...(/[\p{L}\p{N}]/u.test(q) && { q: [...q.trim()].slice(0, 100).join("") }),
  };
}

/** Whether a task, as it is now, still belongs to what is listed. */
export function belongs(task: Task, { show }: Filter): boolean {
  return show === "all" || task.is_completed === (show === "done");
}
