import { ConnectionError, ProblemError, TimeLimitError } from "@qeyafa/client";
import { useText } from "../i18n/language";
import { Button } from "./button";
import { useCountdown } from "./use-countdown";

/** What to say of a failure, in the language that is spoken: the API's own words where there are no better ones. */
export function useFailureText(): (error: unknown) => string {
  const t = useText("common");
  const problems: Readonly<Record<string, string>> = useText("problems");
  return (error) =>
    error instanceof ProblemError ? (problems[error.code] ?? error.detail)
    : error instanceof ConnectionError ? t.noConnection
    : error instanceof TimeLimitError ? t.tooLong
    : t.unexpected;
}

/** Says what failed, for how long to wait, and offers to try again. Draws nothing where nothing failed. */
export function Failure({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  const t = useText("common");
  const textOf = useFailureText();
  if (error === undefined || error === null) return null;
  const wait = error instanceof ProblemError ? Math.ceil(error.retryAfter ?? 0) : 0;
  return (
    <div className="notice notice-danger">
      <div role="alert">
        <p>{textOf(error)}{wait > 0 && <span className="visually-hidden"> {t.waitSeconds(wait)}</span>}</p>
        {error instanceof ProblemError && error.status >= 500 && error.requestId && <p className="quiet">{t.reference(error.requestId)}</p>}
      </div>
      {wait > 0 && <Wait seconds={wait} since={error} />}
      {onRetry && <Button onClick={onRetry}>{t.retry}</Button>}
    </div>
  );
}

/** Counts down beside the alert, which would be read out with each second. */
function Wait({ seconds, since }: { seconds: number; since: unknown }) {
  const t = useText("common");
  const left = useCountdown(seconds, since);
  return <p role="timer">{left > 0 ? t.waitSeconds(left) : t.waitOver}</p>;
}

/** What the API says of one member of a body: `errorOf(error, "measurements.chest")`. */
export function errorOf(error: unknown, member: string): string | undefined {
  return error instanceof ProblemError ? error.errors[member]?.join(" ") : undefined;
}
