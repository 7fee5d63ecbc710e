import { isProblem, tasksComplete, tasksGet, tasksReopen, type Task } from "@qeyafa/client";
import { useState } from "react";
import { client } from "../../client";
import { usePeople } from "../../data/people";
import { useUserId } from "../../data/session";
import { useAction } from "../../data/use-action";
import { useQuery } from "../../data/use-query";
import { useFormat } from "../../i18n/format";
import { useText } from "../../i18n/language";
import { announce } from "../../ui/announcer";
import { Button } from "../../ui/button";
import { Failure } from "../../ui/failure";
import { Page } from "../../ui/page";
import { ProgressRing } from "../../ui/progress";
import { DeleteTask } from "./delete-task";
import { EditTask } from "./edit-task";
import { usePersonName } from "./use-person-name";

/** One task: read, changed, completed and deleted. */
export function TaskDetails({ id, list }: { id: string; list: string }) {
  const t = useText("tasks");
  const userId = useUserId();
  const { data: task, error, reload, replace } = useQuery((signal) => tasksGet(client, { userId, id }, { signal }), [userId, id]);
  const [isEditing, setEditing] = useState(false);
  if (!task && (isProblem(error, "not_found") || isProblem(error, "malformed_request"))) return <Page key="missing" title={t.missingTitle}><p>{t.missing}</p></Page>;
  if (!task) return error ? <Failure error={error} onRetry={reload} /> : <ProgressRing />;
  if (!isEditing) return <Reading task={task} error={error} list={list} onEdit={() => setEditing(true)} onChanged={replace} reload={reload} />;
  return (
    <Page key="edit" title={t.editTitle}>
      <EditTask
        task={task}
        onDone={(changed) => {
          replace(changed);
          setEditing(false);
        }}
        onCancel={() => setEditing(false)}
      />
    </Page>
  );
}

interface ReadingProps {
  task: Task;
  error: unknown;
  list: string;
  onEdit: () => void;
  onChanged: (task: Task) => void;
  reload: () => void;
}

function Reading({ task, error, list, onEdit, onChanged, reload }: ReadingProps) {
  const t = useText("tasks");
  const common = useText("common");
  const userId = useUserId();
  const [isDeleting, setDeleting] = useState(false);
  const [wanted, setWanted] = useState<boolean>();
  const isOwn = task.user_id === userId;
  const isDone = wanted ?? task.is_completed;
  const completion = useAction(async (done: boolean) => {
    setWanted(done);
    try {
      onChanged(await (done ? tasksComplete : tasksReopen)(client, { userId, id: task.id }));
      announce(done ? t.completed(task.title) : t.reopened(task.title));
    } finally {
      setWanted(undefined);
    }
  });
  const actions = (
    <>
      <Button kind={isDone ? "plain" : "primary"} onClick={() => void completion.run(!isDone)}>{isDone ? t.reopen : t.complete}</Button>
      {isOwn && <Button onClick={onEdit}>{t.edit}</Button>}
      {isOwn && <Button onClick={() => setDeleting(true)}>{common.delete}</Button>}
    </>
  );
  return (
    <Page key="read" title={task.title} actions={actions}>
      <Failure error={error} onRetry={reload} />
      <Failure error={completion.error} />
      {!isOwn && <p className="notice">{t.notYours}</p>}
      <div className="card">
        {task.description ? <p className="task-description" dir="auto">{task.description}</p> : <p className="quiet">{t.noDescription}</p>}
        <Facts task={task} isDone={isDone} />
      </div>
      {isDeleting && <DeleteTask task={task} list={list} onStale={reload} onClose={() => setDeleting(false)} />}
    </Page>
  );
}

function Facts({ task, isDone }: { task: Task; isDone: boolean }) {
  const t = useText("tasks");
  const format = useFormat();
  const userId = useUserId();
  const nameOf = usePersonName(usePeople().names);
  return (
    <p className="task-meta">
      <strong>{isDone ? t.done : t.open}</strong>
      <time dateTime={task.created_at}>{t.made(format.dateTime(task.created_at))}</time>
      {task.updated_at !== task.created_at && <time dateTime={task.updated_at}>{t.changed(format.dateTime(task.updated_at))}</time>}
      {task.user_id !== userId ? <span>{t.givenBy(nameOf(task.user_id))}</span> : task.assigned_to && <span>{t.givenTo(nameOf(task.assigned_to))}</span>}
    </p>
  );
}
