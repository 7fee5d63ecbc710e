import { ConnectionError, ProblemError, TimeLimitError } from "@qeyafa/client";
import { useText } from "../i18n/language";
import { Button } from "./button";

/** Says what failed, and offers to try again. Draws nothing where nothing failed. */
export function Failure({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  const t = useText("common");
  if (error === undefined || error === null) return null;
  const text =
    error instanceof ProblemError ? (error.detail ?? error.message)
    : error instanceof ConnectionError ? t.noConnection
    : error instanceof TimeLimitError ? t.tooLong
    : t.unexpected;
  return (
    <div className="notice notice-danger" role="alert">
      <p>{text}</p>
      {error instanceof ProblemError && error.status >= 500 && error.requestId && <p className="quiet">{t.reference(error.requestId)}</p>}
      {onRetry && <Button onClick={onRetry}>{t.retry}</Button>}
    </div>
  );
}

/** What the API says of one member of a body: `errorOf(error, "measurements.chest")`. */
export function errorOf(error: unknown, member: string): string | undefined {
  return error instanceof ProblemError ? error.errors[member]?.join(" ") : undefined;
}
