import { tasksCreate } from "@qeyafa/client";
import { useLocation } from "wouter";
import { client } from "../../client";
import { useUserId } from "../../data/session";
import { useAction } from "../../data/use-action";
import { useKey } from "../../data/use-key";
import { useText } from "../../i18n/language";
import { announce } from "../../ui/announcer";
import { Page } from "../../ui/page";
import { TaskForm } from "./task-form";
import { bodyOf, type Written } from "./versions";

export function NewTask() {
  const t = useText("tasks");
  const userId = useUserId();
  const [, navigate] = useLocation();
  const keyFor = useKey();
  const create = useAction(async (written: Written) => {
    const body = bodyOf(written);
    const task = await tasksCreate(client, { userId, idempotencyKey: keyFor(body), body });
    navigate(`/tasks/${task.id}`, { replace: true });
    announce(t.created);
  });
  return (
    <Page title={t.createTitle}>
      <div className="card">
        <TaskForm initial={{ title: "", description: "", assignedTo: "" }} busy={create.busy} error={create.error} onSave={(written) => void create.run(written)} />
      </div>
    </Page>
  );
}
