import { bodyOf } from "./answers.js";
import type { Refreshed } from "./generated/types.js";
import { addressOf, bodyOfRequest, type Operation, type Parameters } from "./operation.js";
import { ConnectionError, NotModifiedError, problemOf, type ProblemError, QeyafaError, retryAfterOf } from "./problem.js";
import { Session } from "./session.js";
import type { TokenStore } from "./store.js";
import { backoff, deadline, pause, raced, randomId } from "./timing.js";

/** How a client reaches the API. */
export interface ClientOptions {
  /** Where the API is, such as `https://api.example.com`; left out in a browser, the page's own host. */
  baseUrl?: string;
  /** Where the session is kept: in memory unless given. */
  store?: TokenStore;
  /** How long a call may take with its retries, in milliseconds: 30,000 unless given, 120,000 for uploads. */
  timeout?: number;
  /** How often a call that may be repeated is tried again: 3 times unless given. */
  retries?: number;
  /** The longest `Retry-After` that is waited for, in seconds: 10 unless given. A longer one is told at once. */
  longestWait?: number;
  /** What makes requests: the platform's `fetch` unless given. */
  fetch?: typeof fetch;
}

/** What one call does differently. */
export interface CallOptions {
  /** Ends the call; it rejects with the signal's reason. */
  signal?: AbortSignal | undefined;
  /** How long the call may take with its retries, in milliseconds; `Infinity` for no limit. */
  timeout?: number | undefined;
  /** How often to try again; 0 for never. */
  retries?: number | undefined;
  /** The `X-Request-Id`: 1 to 128 letters, digits, `.`, `_`, `-`; made unless given. */
  requestId?: string | undefined;
  /** Further headers. */
  headers?: Readonly<Record<string, string>> | undefined;
  /** What makes the request; `withProgress` gives one that reports. */
  fetch?: typeof fetch | undefined;
}

const refreshing: Operation = { method: "POST", path: "/api/v1/auth/refresh", anonymous: true, body: "application/json" };

/** Reaches one Qeyafa API as one person. The generated functions take it as their first argument. */
export class Client {
  /** Whether and as whom the client is signed in. */
  readonly session: Session;
  readonly #options: ClientOptions;
  readonly #base: string;

  constructor(options: ClientOptions = {}) {
    this.#options = options;
    this.#base = (options.baseUrl ?? "").replace(/\/+$/, "");
    // Sent again within the API's grace of 10 s the same refresh token gives the same pair: it may be repeated, though it is a POST.
    this.session = new Session(options.store, async (token) => {
      const body = { refresh_token: token };
      return (await this.#exchange<Refreshed>(refreshing, { body }, { timeout: 9_000 }, { repeatable: true, signed: false })).tokens;
    });
  }

  /** An address of the API's as a whole, such as a picture's link. */
  resolve(link: string): string {
    return /^[a-z]+:/i.test(link) ? link : this.#base + link;
  }

  /** Makes a generated function's request, and reads its answer. */
  call<T>(operation: Operation, parameters: object, options: CallOptions = {}): Promise<T> {
    return this.#exchange<T>(operation, parameters as Parameters, options, { signed: true });
  }

  /** Makes the request and answers the response before its body is read; the time limit is for its head alone. @internal */
  async open(operation: Operation, parameters: Parameters, signal: AbortSignal, options: CallOptions): Promise<Response> {
    return this.#send(operation, parameters, options, signal, options.requestId ?? randomId(), { signed: true });
  }

  async #exchange<T>(operation: Operation, parameters: Parameters, options: CallOptions, how: How): Promise<T> {
    const requestId = options.requestId ?? randomId();
    const limit = deadline(options.signal, options.timeout ?? this.#options.timeout ?? (operation.form ? 120_000 : 30_000), requestId);
    try {
      const response = await this.#send(operation, parameters, options, limit.signal, requestId, how);
      const body = await bodyOf(response, requestId).catch((error: unknown) => {
        throw limit.signal.aborted ? limit.signal.reason : new ConnectionError("The answer broke off.", requestId, { cause: error });
      });
      return body as T;
    } finally {
      limit.release();
    }
  }

  async #send(operation: Operation, parameters: Parameters, options: CallOptions, signal: AbortSignal, requestId: string, how: How): Promise<Response> {
    signal.throwIfAborted();
    const address = addressOf(this.#base, operation, parameters);
    const headers = headersOf(operation, parameters, options, requestId);
    const repeatable = how.repeatable ?? (/^(GET|HEAD|PUT|DELETE)$/.test(operation.method) || headers.has("Idempotency-Key"));
    const retries = repeatable ? options.retries ?? this.#options.retries ?? 3 : 0;
    let used = how.signed ? await this.#token(operation, signal) : undefined;
    let renewed = false;
    let lost = false;
    for (let attempt = 0; ; attempt++) {
      if (used) headers.set("Authorization", `Bearer ${used}`);
      else headers.delete("Authorization");
      let response: Response;
      try {
        const send = options.fetch ?? this.#options.fetch ?? fetch;
        response = await send(address, { method: operation.method, headers, body: bodyOfRequest(operation, parameters) ?? null, signal });
      } catch (error) {
        if (signal.aborted) throw signal.reason;
        if (attempt >= retries) throw new ConnectionError("The API cannot be reached.", requestId, { cause: error });
        lost = true;
        await pause(backoff(attempt), signal);
        continue;
      }
      if (response.ok) return response;
      if (response.status === 304) throw new NotModifiedError("It has not changed.", requestId);
      // The first try, whose answer was lost, has deleted it.
      if (lost && operation.method === "DELETE" && response.status === 404) return new Response(null, { status: 204 });
      const wait = attempt < retries ? this.#waitFor(response, attempt) : undefined;
      if (wait === undefined) {
        const problem = await problemOf(response, requestId);
        if (!used || renewed || !isStale(problem)) throw problem;
        renewed = true;
        used = await raced(this.session.renew(used), signal);
        if (!used) throw problem;
        attempt--; // Not a failure of the request.
        continue;
      }
      await response.body?.cancel();
      await pause(wait, signal);
    }
  }

  /** Where a token is no must, a session that cannot be refreshed now does not stand in the way. */
  async #token(operation: Operation, signal: AbortSignal): Promise<string | undefined> {
    const token = raced(this.session.token(), signal);
    if (!operation.anonymous) return token;
    return token.catch((error: unknown) => {
      if (error instanceof QeyafaError && !signal.aborted) return undefined;
      throw error;
    });
  }

  #waitFor(response: Response, attempt: number): number | undefined {
    const named = retryAfterOf(response);
    const passes = [408, 429, 502, 503, 504].includes(response.status) || (response.status === 409 && named !== undefined);
    if (!passes || (named ?? 0) > (this.#options.longestWait ?? 10)) return undefined;
    return named === undefined ? backoff(attempt) : named * 1000 + Math.random() * 250;
  }
}

interface How {
  /** Overrides what follows from the method. */
  readonly repeatable?: boolean;
  /** Whether the access token is sent. */
  readonly signed: boolean;
}

function headersOf(operation: Operation, parameters: Parameters, options: CallOptions, requestId: string): Headers {
  const headers = new Headers(options.headers);
  headers.set("X-Request-Id", requestId);
  if (operation.body && parameters.body !== undefined) headers.set("Content-Type", operation.body);
  for (const [name, header] of Object.entries(operation.headers ?? {})) {
    const value = parameters[name] ?? (header === "Idempotency-Key" ? randomId() : undefined);
    if (value !== undefined && value !== null) headers.set(header, String(value));
  }
  return headers;
}

function isStale(problem: ProblemError): boolean {
  return problem.status === 401 && problem.code === "unauthenticated";
}
