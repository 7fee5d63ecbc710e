import { ConnectionError, ProblemError, TimeLimitError } from "@qeyafa/client";

const listeners = new Set<() => void>();

/** Calls back when what stood in the way is gone: the connection is back, or the person has signed in again. */
export function onRecovery(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Tells everybody who waits. */
export function recovered(): void {
  for (const listener of [...listeners]) listener();
}

/** Whether a failure may pass by itself or with a new sign-in, so that reading again makes sense. */
export function mayPass(error: unknown): boolean {
  if (error instanceof ProblemError) return error.status >= 500 || error.code === "unauthenticated";
  return error instanceof ConnectionError || error instanceof TimeLimitError;
}
