import type { TryOnStatus } from "@qeyafa/client";
import { useText } from "../../i18n/language";

const marks: Record<TryOnStatus, string> = { pending: "◌", processing: "◐", completed: "✓", failed: "!", canceled: "×" };

/** How far a try-on is, in words, with a mark and a colour. */
export function StatusBadge({ status }: { status: TryOnStatus }) {
  const t = useText("tryOn");
  return <span className={`status status-${status}`}><span aria-hidden="true">{marks[status]}</span> {t.statuses[status]}</span>;
}
