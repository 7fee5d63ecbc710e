import { NotModifiedError } from "./problem.js";

/** What came with an answer beside its body. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly requestId: string;
}

const answers = new WeakMap<object, Answer>();

/** Status and headers that an answer's body came with; of the very object that a call gave, not of a copy. */
export function answerOf(value: object): Answer | undefined {
  return answers.get(value);
}

/** The version (`ETag`) of the very object that a call gave, for `ifMatch` and `ifNoneMatch`. */
export function etagOf(value: object): string | undefined {
  return answers.get(value)?.headers.get("ETag") ?? undefined;
}

/** Reads a resource again, only if it has changed: `revalidated(old, ifNoneMatch => profilesGet(client, { userId, ifNoneMatch }))`. */
export async function revalidated<T extends object>(known: T | undefined, read: (ifNoneMatch: string | undefined) => Promise<T>): Promise<T> {
  try {
    return await read(known && etagOf(known));
  } catch (error) {
    if (known && error instanceof NotModifiedError) return known;
    throw error;
  }
}

/** Reads an answer's body as what it says that it is. @internal */
export async function bodyOf(response: Response, requestId: string): Promise<unknown> {
  const type = response.headers.get("Content-Type") ?? "";
  if (response.status === 204 || type === "") {
    await response.body?.cancel();
    return undefined;
  }
  if (/^text\/|xml\b/.test(type)) return response.text();
  if (!/json\b/.test(type)) return response.blob();
  const value: unknown = await response.json();
  if (typeof value === "object" && value !== null) answers.set(value, { status: response.status, headers: response.headers, requestId });
  return value;
}
