import type { ProblemCode } from "./generated/codes.js";
import type { Problem } from "./generated/types.js";

/** What every failure of a call has in common. */
export class QeyafaError extends Error {
  /** The call's `X-Request-Id`: it leads the API's operator to the log. */
  requestId: string | undefined;

  constructor(message: string, requestId?: string, options?: ErrorOptions) {
    super(message, options);
    this.name = new.target.name;
    this.requestId = requestId;
  }
}

/** The API refused the request, and said why in a problem document (RFC 9457). */
export class ProblemError extends QeyafaError {
  override name = "ProblemError";

  constructor(
    /** The HTTP status. */
    readonly status: number,
    /** The stable word to compare with; a newer API may know more. */
    readonly code: ProblemCode | (string & {}),
    /** What is wrong this time, in a sentence. */
    readonly detail: string,
    /** Leads the API's operator to the log. */
    readonly traceId: string | undefined,
    /** What is wrong with each member, by its JSON path. */
    readonly errors: Readonly<Record<string, readonly string[]>>,
    /** The seconds of `Retry-After`, where the API named them. */
    readonly retryAfter: number | undefined,
    /** The document as it came, where there was one. */
    readonly problem: Problem | undefined,
    requestId?: string,
  ) {
    super(detail, requestId);
  }
}

/** No answer came: the network broke, or the server is away. A change may or may not have been made. */
export class ConnectionError extends QeyafaError {
  override name = "ConnectionError";
}

/** The call took longer than its time limit. A change may or may not have been made. */
export class TimeLimitError extends QeyafaError {
  override name = "TimeLimitError";
}

/** The resource is still the version that `ifNoneMatch` named (304). */
export class NotModifiedError extends QeyafaError {
  override name = "NotModifiedError";
}

/** Whether an error is a problem, of one of the codes where any are given. */
export function isProblem(error: unknown, ...codes: ProblemCode[]): error is ProblemError {
  return error instanceof ProblemError && (codes.length === 0 || codes.includes(error.code as ProblemCode));
}

/** Reads a refusal; something else than a problem document (a proxy's page) becomes a problem by its status. @internal */
export async function problemOf(response: Response, requestId: string): Promise<ProblemError> {
  let problem: Problem | undefined;
  try {
    const body: unknown = JSON.parse(await response.text());
    problem = typeof body === "object" && body !== null && "code" in body ? (body as Problem) : undefined;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
  }
  return new ProblemError(
    response.status,
    problem?.code ?? `http_${response.status}`,
    problem?.detail ?? `The server answered ${response.status}.`,
    problem?.trace_id,
    problem?.errors ?? {},
    retryAfterOf(response),
    problem,
    response.headers.get("X-Request-Id") ?? requestId,
  );
}

/** The seconds of `Retry-After`, given as seconds or as a date. @internal */
export function retryAfterOf(response: Response): number | undefined {
  const value = response.headers.get("Retry-After");
  if (!value) return undefined;
  const seconds = /^\d+$/.test(value) ? Number(value) : (Date.parse(value) - Date.now()) / 1000;
  return Number.isNaN(seconds) ? undefined : Math.max(0, seconds);
}
