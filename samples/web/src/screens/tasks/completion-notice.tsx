import { useText } from "../../i18n/language";
import { Button } from "../../ui/button";
import type { Completion } from "./use-completion";

interface CompletionNoticeProps {
  last: Completion | undefined;
  onUndo: () => void;
  onDismiss: () => void;
}

/** Says what was completed or reopened last, and takes it back. It stays until it is dismissed: nobody has to hurry. */
export function CompletionNotice({ last, onUndo, onDismiss }: CompletionNoticeProps) {
  const t = useText("tasks");
  return (
    <div className="undo">
      <div role="status">{last && <p>{textOf(last, t)}</p>}</div>
      {last && (
        <div className="page-actions">
          {last.tasks.length > 0 && <Button onClick={onUndo}>{t.undo}</Button>}
          <Button kind="quiet" onClick={onDismiss}>{t.dismiss}</Button>
        </div>
      )}
    </div>
  );
}

function textOf({ tasks, done, missing }: Completion, t: ReturnType<typeof useText<"tasks">>): string {
  const [only] = tasks;
  if (only && tasks.length === 1 && missing === 0) return done ? t.completed(only.title) : t.reopened(only.title);
  const text = done ? t.completedMany(tasks.length) : t.reopenedMany(tasks.length);
  return missing > 0 ? `${text} ${t.missingMany(missing)}` : text;
}
