import { useSyncExternalStore } from "react";
import { onRecovery, recovered } from "./recovery";

/** Whether the API can be reached: it could be, it cannot be, or it can be again since a moment. */
export type Connection = "up" | "down" | "back";

/** How long the good news stays. */
const backFor = 6_000;
const firstWait = 2_000;
const longestWait = 30_000;

let state: Connection = navigator.onLine ? "up" : "down";
let looking: Promise<void> | undefined;
let isAsked = false;
let wait = firstWait;
let timer: ReturnType<typeof setTimeout> | undefined;
const listeners = new Set<() => void>();

function become(next: Connection) {
  if (next === state) return;
  state = next;
  clearTimeout(timer);
  if (next === "back") {
    timer = setTimeout(() => become("up"), backFor);
    recovered();
  }
  for (const listener of [...listeners]) listener();
}

async function answers(): Promise<boolean> {
  try {
    return (await fetch("/health/live", { cache: "no-store", signal: AbortSignal.timeout(5_000) })).ok;
  } catch {
    return false;
  }
}

// A call that failed is a reason to look, not proof: a single one breaks now and then. Who asks while somebody looks has them look once more,
// as what they see may be from before the reason.
function ask(): Promise<void> {
  isAsked = true;
  wait = firstWait;
  return (looking ??= look());
}

async function look(): Promise<void> {
  do {
    isAsked = false;
    const isThere = await answers();
    if (!isThere) become("down");
    else if (state === "down" && !isAsked) become("back");
  } while (isAsked);
  looking = undefined;
  if (state !== "down") return;
  clearTimeout(timer);
  timer = setTimeout(() => (looking ??= look()), wait);
  wait = Math.min(wait * 2, longestWait);
}

addEventListener("offline", () => {
  become("down");
  void ask();
});
addEventListener("online", () => void ask());
if (state === "down") void ask();

/** The platform's `fetch`, which also notices when the API cannot be reached, and when it can. */
export const watchedFetch: typeof fetch = async (input, init) => {
  try {
    const response = await fetch(input, init);
    if ([502, 503, 504].includes(response.status)) void ask();
    else if (state === "down") become("back");
    return response;
  } catch (error) {
    if (!init?.signal?.aborted) void ask();
    throw error;
  }
};

/** Waits for the connection where there is none; answers whether it had to. */
export async function connectionBack(): Promise<boolean> {
  if (state !== "down") await ask();
  if (state !== "down") return false;
  await new Promise<void>((resolve) => {
    const stop = onRecovery(() => {
      stop();
      resolve();
    });
  });
  return true;
}

export function useConnection(): Connection {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => state,
  );
}
