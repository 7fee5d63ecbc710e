import { tasksComplete, tasksCompleteMany, tasksReopen, type Task } from "@qeyafa/client";
import { useRef, useState } from "react";
import { client } from "../../client";
import { useUserId } from "../../data/session";

/** What was done last, and can be undone. */
export interface Completion {
  readonly tasks: readonly Task[];
  readonly done: boolean;
  /** How many of several were not there any more. */
  readonly missing: number;
}

/** How many tasks the API completes at a time. */
const atOnce = 100;

/** Completes and reopens tasks: shown at once, taken back where it fails, and to be undone. */
export function useCompletion(mark: (ids: readonly string[], done: boolean) => void) {
  const userId = useUserId();
  const [last, setLast] = useState<Completion>();
  const [error, setError] = useState<unknown>();
  const queue = useRef<Promise<unknown>>(Promise.resolve());

  const change = (tasks: readonly Task[], done: boolean) => {
    const ids = tasks.map(({ id }) => id);
    mark(ids, done);
    setError(undefined);
    setLast({ tasks, done, missing: 0 });
    // One after the other, so that the last word is the person's last.
    queue.current = queue.current.then(async () => {
      try {
        const missing = await carryOut(userId, ids, done);
        if (missing.length === 0) return;
        mark(missing, !done);
        setLast({ tasks: tasks.filter(({ id }) => !missing.includes(id)), done, missing: missing.length });
      } catch (failure) {
        mark(ids, !done);
        setLast(undefined);
        setError(failure);
      }
    });
  };
  const undo = () => {
    if (last) change(last.tasks, !last.done);
  };
  return { last, error, change, undo, dismiss: () => setLast(undefined) };
}

/** Answers the ids that are not there any more. */
async function carryOut(userId: string, ids: readonly string[], done: boolean): Promise<string[]> {
  const [id, ...others] = ids;
  if (id && others.length === 0) {
    await (done ? tasksComplete : tasksReopen)(client, { userId, id });
    return [];
  }
  const missing: string[] = [];
  for (let from = 0; from < ids.length && done; from += atOnce) {
    const { not_found } = await tasksCompleteMany(client, { userId, body: { ids: ids.slice(from, from + atOnce) } });
    missing.push(...not_found);
  }
  if (!done) for (const each of ids) await tasksReopen(client, { userId, id: each });
  return missing;
}
