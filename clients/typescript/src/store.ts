/** What a client keeps of a sign-in. Everything is a secret. */
export interface SessionRecord {
  access_token?: string;
  refresh_token?: string;
  /** When the access token ends, in milliseconds since 1970 by this machine's clock. */
  expires_at?: number;
  /** Whose session it is. */
  user_id?: string;
  /** The `Device-Token` of the last sign-in; it stays after signing out. */
  device_token?: string;
}

/** Where a client keeps its session: in memory, in the browser's storage, in a keychain. */
export interface TokenStore {
  /** What is kept, or nothing. */
  read(): SessionRecord | undefined | Promise<SessionRecord | undefined>;
  /** Keeps the record in the place of what was kept. */
  write(record: SessionRecord): void | Promise<void>;
  /** Calls back when somebody else (another tab) has written; answers how to stop that. */
  subscribe?(changed: () => void): () => void;
  /** Runs the work while nobody else who shares the store does; without it the API's grace of 10 s has to do. */
  exclusively?<T>(work: () => Promise<T>): Promise<T>;
}

/** Keeps the session as long as the page or process lives: the safest place in a browser. */
export function memoryStore(record?: SessionRecord): TokenStore {
  return {
    read: () => record,
    write(next) {
      record = next;
    },
  };
}

/**
 * Keeps the session in `localStorage` (all tabs, until it is signed out) or `sessionStorage` (one tab). Every script of the page can read it:
 * use it with a strict content security policy, and `memoryStore` where people can be asked to sign in again.
 */
export function webStore(storage: Storage = localStorage, key = "qeyafa"): TokenStore {
  return {
    read() {
      const text = storage.getItem(key);
      if (!text) return undefined;
      try {
        return JSON.parse(text) as SessionRecord;
      } catch {
        return undefined; // Not ours, or cut off: as good as signed out.
      }
    },
    write: (record) => storage.setItem(key, JSON.stringify(record)),
    subscribe(changed) {
      const listener = (event: StorageEvent) => {
        if (event.storageArea === storage && (event.key === key || event.key === null)) changed();
      };
      addEventListener("storage", listener);
      return () => removeEventListener("storage", listener);
    },
    async exclusively<T>(work: () => Promise<T>): Promise<T> {
      if (typeof navigator === "undefined" || !navigator.locks) return work();
      const name = `${key}.refresh`;
      const end = nextChange(storage, name);
      const told = () => work().finally(() => storage.setItem(name, `${Date.now()}`));
      try {
        const first = await navigator.locks.request(name, { ifAvailable: true }, async (lock) => lock && { done: await told() });
        if (first) return first.done;
        return await navigator.locks.request(name, async () => {
          // A lock may be handed on before what was written under it has come from the other tab's process. That tab may have been closed, too.
          await Promise.race([end.heard, new Promise((resolve) => setTimeout(resolve, 2_000))]);
          return told();
        });
      } finally {
        end.stop();
      }
    },
  };
}

function nextChange(storage: Storage, key: string) {
  let stop = () => {};
  const heard = new Promise<void>((resolve) => {
    const listener = (event: StorageEvent) => event.storageArea === storage && event.key === key && resolve();
    addEventListener("storage", listener);
    stop = () => removeEventListener("storage", listener);
  });
  return { heard, stop };
}
