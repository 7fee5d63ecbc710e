import { useSyncExternalStore } from "react";

/** One of a few words that a person has chosen on this device; all tabs share it. */
export interface Remembered<T extends string> {
  get(): T;
  set(value: T): void;
  /** Whether anything was chosen yet. */
  isChosen(): boolean;
  subscribe(listener: () => void): () => void;
}

export function remembered<T extends string>(key: string, words: readonly T[], initial: T): Remembered<T> {
  const listeners = new Set<() => void>();
  const chosen = () => words.find((word) => word === localStorage.getItem(key));
  addEventListener("storage", (event) => {
    if (event.key === key || event.key === null) for (const listener of listeners) listener();
  });
  return {
    get: () => chosen() ?? initial,
    set(value) {
      localStorage.setItem(key, value);
      for (const listener of listeners) listener();
    },
    isChosen: () => chosen() !== undefined,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** The chosen word; the component is drawn again when it changes, in this tab or another. */
export function useRemembered<T extends string>(value: Remembered<T>): T {
  return useSyncExternalStore(value.subscribe, value.get);
}
