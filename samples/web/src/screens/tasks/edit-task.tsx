import { etagOf, isProblem, tasksGet, tasksReplace, type Task } from "@qeyafa/client";
import { useState } from "react";
import { client } from "../../client";
import { useUserId } from "../../data/session";
import { useAction } from "../../data/use-action";
import { useText } from "../../i18n/language";
import { announce } from "../../ui/announcer";
import { Conflict } from "./conflict";
import { TaskForm } from "./task-form";
import { bodyOf, differences, writtenIn, type Written } from "./versions";

interface EditTaskProps {
  task: Task;
  onDone: (task: Task) => void;
  onCancel: () => void;
}

/** Changes a task. Where somebody was faster, the person says which version stays. */
export function EditTask({ task, onDone, onCancel }: EditTaskProps) {
  const t = useText("tasks");
  const userId = useUserId();
  const [base, setBase] = useState(task);
  const [conflict, setConflict] = useState<{ mine: Written; stored: Task }>();

  const store = async (mine: Written, from: Task): Promise<void> => {
    const tag = etagOf(from);
    try {
      const saved = await tasksReplace(client, { userId, id: task.id, body: bodyOf(mine), ...(tag && { ifMatch: tag }) });
      announce(t.saved);
      onDone(saved);
    } catch (error) {
      if (!isProblem(error, "stale_version")) throw error;
      const stored = await tasksGet(client, { userId, id: task.id });
      setBase(stored);
      // It was saved, and only the answer was lost.
      if (differences(writtenIn(stored), mine).length === 0) return onDone(stored);
      // It was completed or reopened, which touches nothing of what is written here.
      if (differences(writtenIn(stored), writtenIn(from)).length === 0) return store(mine, stored);
      setConflict({ mine, stored });
    }
  };
  const save = useAction(async (mine: Written) => {
    setConflict(undefined);
    await store(mine, base);
  });
  return (
    <div className="card">
      <TaskForm initial={writtenIn(task)} busy={save.busy} error={save.error} onSave={(written) => void save.run(written)} onCancel={onCancel} />
      {conflict && <Conflict {...conflict} busy={save.busy} onKeepMine={() => void save.run(conflict.mine)} onTakeStored={() => onDone(conflict.stored)} />}
    </div>
  );
}
