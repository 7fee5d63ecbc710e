import type { Task } from "@qeyafa/client";
import { Link } from "wouter";
import { useUserId } from "../../data/session";
import { useFormat } from "../../i18n/format";
import { useText } from "../../i18n/language";

interface TaskRowProps {
  task: Task;
  nameOf: (id: string) => string;
  /** While several are selected, the box selects instead of completing. */
  selection: { isSelected: boolean; onSelect: (isSelected: boolean) => void } | undefined;
  onComplete: (done: boolean) => void;
}

export function TaskRow({ task, nameOf, selection, onComplete }: TaskRowProps) {
  const t = useText("tasks");
  const format = useFormat();
  const userId = useUserId();
  return (
    <li className="task" data-done={task.is_completed}>
      {selection
        ? <input type="checkbox" className="task-box" disabled={task.is_completed} checked={selection.isSelected && !task.is_completed} aria-label={t.selectName(task.title)} onChange={(event) => selection.onSelect(event.target.checked)} />
        : <input type="checkbox" className="task-box" checked={task.is_completed} aria-label={t.completeName(task.title)} onChange={(event) => onComplete(event.target.checked)} />}
      <div className="task-text">
        <Link href={`/tasks/${task.id}`} className="task-title" dir="auto">{task.title}</Link>
        <p className="task-meta">
          {task.is_completed && <strong>{t.done}</strong>}
          <time dateTime={task.created_at} title={format.dateTime(task.created_at)}>{t.made(format.relative(task.created_at))}</time>
          {task.user_id !== userId ? <span>{t.givenBy(nameOf(task.user_id))}</span> : task.assigned_to && <span>{t.givenTo(nameOf(task.assigned_to))}</span>}
        </p>
      </div>
    </li>
  );
}
