import { etagOf, isProblem, tasksDelete, type Task } from "@qeyafa/client";
import { useLocation } from "wouter";
import { client } from "../../client";
import { useUserId } from "../../data/session";
import { useAction } from "../../data/use-action";
import { useText } from "../../i18n/language";
import { announce } from "../../ui/announcer";
import { Button } from "../../ui/button";
import { Dialog } from "../../ui/dialog";
import { Failure } from "../../ui/failure";

interface DeleteTaskProps {
  task: Task;
  list: string;
  /** Somebody has changed it meanwhile: it is read again before it is asked again. */
  onStale: () => void;
  onClose: () => void;
}

export function DeleteTask({ task, list, onStale, onClose }: DeleteTaskProps) {
  const t = useText("tasks");
  const common = useText("common");
  const userId = useUserId();
  const [, navigate] = useLocation();
  const removal = useAction(async () => {
    const tag = etagOf(task);
    try {
      await tasksDelete(client, { userId, id: task.id, ...(tag && { ifMatch: tag }) });
    } catch (error) {
      if (isProblem(error, "stale_version")) onStale();
      throw error;
    }
    navigate(list, { replace: true });
    announce(t.removed);
  });
  return (
    <Dialog title={t.removeTitle} onClose={onClose}>
      <p>{t.removeText(task.title)}</p>
      <Failure error={removal.error} />
      <div className="page-actions">
        <Button kind="danger" busy={removal.busy} onClick={() => void removal.run()}>{common.delete}</Button>
        <Button onClick={onClose}>{common.cancel}</Button>
      </div>
    </Dialog>
  );
}
