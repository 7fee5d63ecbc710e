import type { CallOptions, Client } from "./client.js";
import type { Operation, Parameters } from "./operation.js";
import { ConnectionError, ProblemError, TimeLimitError } from "./problem.js";
import { backoff, deadline, pause, raced, randomId } from "./timing.js";

/** One event of a stream, as it came. */
export interface ServerSentEvent {
  /** Its id, where it has one. */
  readonly id: string | undefined;
  /** What kind it is: `message` unless the server says so. */
  readonly event: string;
  readonly data: string;
}

/** How a stream is followed. A stream has no time limit; `timeout` is for its opening. */
export interface StreamOptions extends CallOptions {
  /** The longest silence, in milliseconds, after which the connection counts as lost: 40,000 unless given (the API gives a sign of life each 15 s). */
  silence?: number;
  /** Whether to connect again where the stream breaks or ends: true unless given. */
  reconnect?: boolean;
  /** Is told when the stream stands, and when it waits to connect again. */
  onState?: (state: "open" | "waiting") => void;
  /** Is told, once the stream is open again, that the connection was lost before any event had an id to go on from, so that events may be missing: read again what they change. */
  onGap?: () => void;
}

/** The longest `Retry-After` that a stream waits for, in seconds: it does not give up, and must not sleep for hours on the word of a proxy. */
const longestAsked = 60;

const reading: Operation["headers"] = { lastEventID: "Last-Event-ID" };

/**
 * Follows an event stream for as long as the loop runs: lost connections are made anew, with `Last-Event-ID`. It ends quietly when `signal` aborts.
 * @throws ProblemError when the API refuses the stream for good, such as 404.
 */
export async function* events(client: Client, operation: Operation, parameters: object, options: StreamOptions = {}): AsyncGenerator<ServerSentEvent, void, undefined> {
  const resumable = operation.headers?.lastEventID !== undefined;
  const given = parameters as Parameters;
  let lastId = given.lastEventID as string | undefined;
  let interval = 500;
  let opened = false;
  for (let attempt = 0; !options.signal?.aborted; attempt++) {
    const requestId = options.requestId ?? randomId();
    const limit = deadline(options.signal, options.timeout ?? 30_000, requestId);
    let asked = 0;
    try {
      const headers = { Accept: "text/event-stream", ...options.headers };
      const response = await client.open({ ...operation, headers: resumable ? reading : {} }, { ...given, lastEventID: lastId }, limit.signal, { ...options, headers, requestId, retries: 0 });
      limit.lift();
      if (opened && resumable && lastId === undefined) options.onGap?.();
      opened = true;
      options.onState?.("open");
      for await (const event of parse(response, options.silence ?? 40_000, limit.signal)) {
        if (typeof event === "number") interval = event;
        else {
          attempt = 0;
          lastId = event.id ?? lastId;
          yield event;
        }
      }
      if (options.reconnect === false) return;
    } catch (error) {
      if (options.signal?.aborted) return;
      if (options.reconnect === false || !passes(error)) throw error;
      asked = (error instanceof ProblemError && error.retryAfter) || 0;
    } finally {
      limit.abort();
      limit.release();
    }
    if (options.signal?.aborted) return;
    options.onState?.("waiting");
    await pause(Math.max(backoff(attempt, interval, 30_000), Math.min(asked, longestAsked) * 1000), options.signal ?? new AbortController().signal).catch(() => undefined);
  }
}

/** Whether it is worth to connect again. Everything that reading throws is a lost connection. */
function passes(error: unknown): boolean {
  if (error instanceof ProblemError) return error.status >= 500 || error.status === 429 || error.status === 408;
  return error instanceof ConnectionError || error instanceof TimeLimitError;
}

/** The events of a response; a number is the wait that the server asks for before the next connection. */
async function* parse(response: Response, silence: number, signal: AbortSignal): AsyncGenerator<ServerSentEvent | number, void, undefined> {
  const reader = response.body!.getReader();
  const decoder = new TextDecoder();
  let rest = "";
  let [id, event, data]: [string | undefined, string, string[]] = [undefined, "", []];
  try {
    for (;;) {
      const { done, value } = await heard(reader, silence, signal);
      if (done) return; // A part without its blank line is none.
      const lines = (rest + decoder.decode(value, { stream: true })).split(/\r\n|\n|\r(?!$)/);
      rest = lines.pop()!;
      for (const line of lines) {
        const [, field = "", text = ""] = /^([^:]*):? ?([\s\S]*)$/.exec(line)!;
        if (line === "") {
          if (data.length > 0) yield { id, event: event || "message", data: data.join("\n") };
          [id, event, data] = [undefined, "", []];
        } else if (field === "data") data.push(text);
        else if (field === "event") event = text;
        else if (field === "id" && !text.includes("\0")) id = text;
        else if (field === "retry" && /^\d+$/.test(text)) yield Number(text);
      }
    }
  } finally {
    reader.cancel().catch(() => undefined); // The connection may be gone already.
  }
}

async function heard(reader: ReadableStreamDefaultReader<Uint8Array>, silence: number, signal: AbortSignal) {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const quiet = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new ConnectionError("The stream has gone silent.")), silence);
  });
  try {
    return await raced(Promise.race([reader.read(), quiet]), signal);
  } catch (error) {
    throw signal.aborted || error instanceof ConnectionError ? error : new ConnectionError("The stream broke off.", undefined, { cause: error });
  } finally {
    clearTimeout(timer);
  }
}
