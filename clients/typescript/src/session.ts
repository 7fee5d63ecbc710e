import type { Tokens } from "./generated/types.js";
import { ProblemError } from "./problem.js";
import { memoryStore, type SessionRecord, type TokenStore } from "./store.js";

/** Whether somebody is signed in. A new object with each change, so that it can be compared. */
export interface SessionState {
  readonly signedIn: boolean;
  /** The signed-in account's id. */
  readonly userId: string | undefined;
  /** Why it is as it is: `restored` from the store, or `expired` when the API refused to go on with the session. */
  readonly reason: "restored" | "signed_in" | "signed_out" | "expired";
}

/** Refresh this long before the access token ends: more than a request takes, and clocks differ a little. */
const margin = 30_000;

/** The tokens of a client: kept in its store, refreshed once for everybody who waits for them. */
export class Session {
  /** Fulfilled once the store has been read. */
  readonly ready: Promise<SessionState>;
  #state: SessionState = { signedIn: false, userId: undefined, reason: "restored" };
  #record: SessionRecord = {};
  #changes = 0;
  #renewing: Promise<string | undefined> | undefined;
  readonly #listeners = new Set<(state: SessionState) => void>();
  readonly #store: TokenStore;
  readonly #exchange: (refreshToken: string) => Promise<Tokens>;

  /** @internal */
  constructor(store: TokenStore = memoryStore(), exchange: (refreshToken: string) => Promise<Tokens>) {
    this.#store = store;
    this.#exchange = exchange;
    const first = store.read();
    if (first instanceof Promise) {
      this.ready = first.then((record) => this.#take(record ?? {}, "restored"));
      this.ready.catch(() => undefined); // Whoever uses the session awaits it, and sees the error.
    } else {
      this.ready = Promise.resolve(this.#take(first ?? {}, "restored"));
    }
    store.subscribe?.(() => void this.#reread());
  }

  /** How it stands now; with a store that answers later, only once `ready`. */
  get state(): SessionState {
    return this.#state;
  }

  /** The `Device-Token` of an earlier sign-in, for the next one. */
  get deviceToken(): string | undefined {
    return this.#record.device_token;
  }

  /** Calls back when somebody signs in or out or the session ends, in this tab or another; answers how to stop that. */
  subscribe(listener: (state: SessionState) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Takes over the tokens of a sign-in. */
  async accept(tokens: Tokens, userId?: string, deviceToken?: string | null): Promise<void> {
    await this.#write({ ...stored(tokens), user_id: userId, device_token: deviceToken ?? this.#record.device_token }, "signed_in");
  }

  /** Forgets the tokens, and tells listeners. The API is told by `signOut`. */
  async forget(reason: "signed_out" | "expired" = "signed_out"): Promise<void> {
    await this.#write({ device_token: this.#record.device_token }, reason);
  }

  /** The refresh token, for signing out. @internal */
  get refreshToken(): string | undefined {
    return this.#record.refresh_token;
  }

  /** An access token that is good for a while, or nothing where nobody is signed in. */
  async token(): Promise<string | undefined> {
    await this.ready;
    const { access_token: token, expires_at: end = 0 } = this.#record;
    if (!token || end - Date.now() > margin) return token;
    try {
      return await this.renew(token);
    } catch (error) {
      if (end > Date.now()) return token; // The refresh failed for now, and the token is still good.
      throw error;
    }
  }

  /**
   * Gets new tokens in the place of those that the API no longer takes. Whoever asks meanwhile shares the one refresh; whoever asks later,
   * with a token that has been replaced since, gets the newer one.
   * @returns The access token to go on with, or nothing when the session is over.
   */
  async renew(stale: string): Promise<string | undefined> {
    await this.ready;
    if (this.#record.access_token !== stale) return this.#record.access_token;
    this.#renewing ??= this.#alone(() => this.#renewNow(stale)).finally(() => (this.#renewing = undefined));
    return this.#renewing;
  }

  async #renewNow(stale: string): Promise<string | undefined> {
    await this.#reread(); // Another tab may have been faster.
    const { access_token: current, refresh_token: refreshToken } = this.#record;
    if (current !== stale || !refreshToken) return current === stale ? undefined : current;
    const changes = this.#changes;
    try {
      const tokens = await this.#exchange(refreshToken);
      if (this.#changes !== changes) return this.#record.access_token; // Signed out or in meanwhile.
      await this.#write({ ...this.#record, ...stored(tokens) }, this.#state.reason);
      return tokens.access_token;
    } catch (error) {
      if (!(error instanceof ProblemError) || ![400, 401, 422].includes(error.status)) throw error;
      await this.#reread();
      if (this.#record.refresh_token === refreshToken) await this.forget("expired");
      return this.#record.access_token;
    }
  }

  #alone<T>(work: () => Promise<T>): Promise<T> {
    return this.#store.exclusively ? this.#store.exclusively(work) : work();
  }

  async #write(record: SessionRecord, reason: SessionState["reason"]): Promise<void> {
    this.#changes++;
    this.#record = record;
    await this.#store.write(record);
    this.#take(record, reason);
  }

  async #reread(): Promise<void> {
    const changes = this.#changes;
    const record = (await this.#store.read()) ?? {};
    if (changes === this.#changes && record.access_token !== this.#record.access_token) {
      this.#changes++;
      this.#take(record, record.access_token ? "signed_in" : "signed_out");
    }
  }

  #take(record: SessionRecord, reason: SessionState["reason"]): SessionState {
    this.#record = record;
    const signedIn = record.access_token !== undefined;
    if (signedIn !== this.#state.signedIn || record.user_id !== this.#state.userId) {
      this.#state = { signedIn, userId: record.user_id, reason };
      for (const listener of [...this.#listeners]) listener(this.#state);
    }
    return this.#state;
  }
}

function stored(tokens: Tokens): SessionRecord {
  return { access_token: tokens.access_token, refresh_token: tokens.refresh_token, expires_at: Date.now() + tokens.expires_in * 1000 };
}
