import type { Task } from "@qeyafa/client";
import { useState } from "react";
import { Link, useSearchParams } from "wouter";
import { usePeople } from "../../data/people";
import { useText } from "../../i18n/language";
import { Button } from "../../ui/button";
import { Failure } from "../../ui/failure";
import { Page } from "../../ui/page";
import { ProgressRing } from "../../ui/progress";
import { CompletionNotice } from "./completion-notice";
import { belongs, filterIn, searchOf, type Filter } from "./filter";
import { Filters } from "./filters";
import { SelectionBar } from "./selection-bar";
import { TaskRow } from "./task-row";
import { useCompletion } from "./use-completion";
import { usePersonName } from "./use-person-name";
import { useTasks } from "./use-tasks";

export function TaskList() {
  const t = useText("tasks");
  const common = useText("common");
  const [search, setSearch] = useSearchParams();
  const filter = filterIn(search);
  const { tasks, total, hasMore, error, loading, reload, more, mark } = useTasks(filter);
  const completion = useCompletion(mark);
  const nameOf = usePersonName(usePeople().names);
  const [selected, setSelected] = useState<ReadonlySet<string>>();

  const choose = (next: Filter) => {
    setSelected(undefined);
    setSearch(searchOf(next), { replace: true });
  };
  const select = (id: string, isSelected: boolean) => setSelected((before) => {
    const next = new Set(before);
    if (isSelected) next.add(id);
    else next.delete(id);
    return next;
  });
  const open = tasks?.filter((task) => !task.is_completed) ?? [];
  const chosen = open.filter(({ id }) => selected?.has(id));
  const completeChosen = () => {
    completion.change(chosen, true);
    setSelected(undefined);
  };
  const gone = tasks?.filter((task) => !belongs(task, filter)).length ?? 0;
  return (
    <Page title={t.title} actions={<Link href="/tasks/new" className="button button-primary">{t.create}</Link>}>
      <Filters filter={filter} onChange={choose} />
      <Failure error={error} onRetry={reload} />
      <Failure error={completion.error} />
      {!tasks && !error && <ProgressRing />}
      {tasks && (
        <>
          <div className="task-count">
            <p role="status">{t.count(total - gone)}</p>
            <SelectionBar
              count={selected && chosen.length}
              canSelect={open.length > 1}
              onBegin={() => setSelected(new Set())}
              onAll={() => setSelected(new Set(open.map(({ id }) => id)))}
              onComplete={completeChosen}
              onEnd={() => setSelected(undefined)}
            />
          </div>
          {tasks.length === 0 && <Empty filter={filter} />}
          <ul className="tasks" aria-busy={loading}>
            {tasks.map((task: Task) => (
              <TaskRow
                key={task.id}
                task={task}
                nameOf={nameOf}
                selection={selected && { isSelected: selected.has(task.id), onSelect: (is) => select(task.id, is) }}
                onComplete={(done) => completion.change([task], done)}
              />
            ))}
          </ul>
          <Failure error={more.error} />
          {hasMore && <Button busy={more.busy} onClick={() => void more.run()}>{common.more}</Button>}
        </>
      )}
      <CompletionNotice last={completion.last} onUndo={completion.undo} onDismiss={completion.dismiss} />
    </Page>
  );
}

function Empty({ filter: { q, show } }: { filter: Filter }) {
  const t = useText("tasks");
  return <p className="empty">{q ? t.notFound : show === "open" ? t.emptyOpen : show === "done" ? t.emptyDone : t.empty}</p>;
}
