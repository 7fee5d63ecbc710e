import { TimeLimitError } from "./problem.js";

/** A signal that aborts when the caller's does or when the time is over. @internal */
export interface Deadline {
  readonly signal: AbortSignal;
  /** Ends the time limit, not the caller's signal. */
  lift(): void;
  /** Ends both; for when the work is done. */
  release(): void;
  /** Aborts at once. */
  abort(reason?: unknown): void;
}

/** @internal */
export function deadline(caller: AbortSignal | undefined, milliseconds: number, requestId: string): Deadline {
  const controller = new AbortController();
  const onAbort = () => controller.abort(caller!.reason);
  if (caller?.aborted) onAbort();
  else caller?.addEventListener("abort", onAbort, { once: true });
  const timer = Number.isFinite(milliseconds)
    ? setTimeout(() => controller.abort(new TimeLimitError(`No answer within ${milliseconds / 1000} s.`, requestId)), milliseconds)
    : undefined;
  return {
    signal: controller.signal,
    lift: () => clearTimeout(timer),
    release() {
      clearTimeout(timer);
      caller?.removeEventListener("abort", onAbort);
    },
    abort: (reason) => controller.abort(reason),
  };
}

/** Waits, or rejects with the signal's reason. @internal */
export function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  return raced(new Promise((resolve) => setTimeout(resolve, milliseconds)), signal);
}

/** What the promise gives, unless the signal comes first; the work behind the promise goes on. @internal */
export function raced<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  if (signal.aborted) {
    work.catch(() => undefined); // Nobody waits for it any more.
    return Promise.reject(signal.reason);
  }
  return new Promise((resolve, reject) => {
    const onAbort = () => reject(signal.reason);
    signal.addEventListener("abort", onAbort, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener("abort", onAbort));
  });
}

/** How long to wait before the next try: doubling, with full jitter so that clients do not come back together. @internal */
export function backoff(attempt: number, first = 300, most = 8_000): number {
  return first / 2 + Math.random() * Math.min(most, first * 2 ** attempt);
}

/** An id of 32 hexadecimal digits. `crypto.randomUUID` would need a secure context. @internal */
export function randomId(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");
}
