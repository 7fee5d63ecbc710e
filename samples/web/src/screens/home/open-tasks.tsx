import type { TaskPage } from "@qeyafa/client";
import type { Query } from "../../data/use-query";
import { useText } from "../../i18n/language";
import { Card } from "./card";

export function OpenTasks({ query }: { query: Query<TaskPage> }) {
  const t = useText("home");
  return (
    <Card title={t.tasks} query={query} path="/tasks" more={() => t.toTasks}>
      {({ items, total }) => items.length > 0 ? (
        <>
          <p className="news-figure">{t.openTasks(total ?? items.length)}</p>
          <ul className="news-list">{items.map((task) => <li key={task.id}><bdi>{task.title}</bdi></li>)}</ul>
        </>
      ) : <p>{t.noTasks}</p>}
    </Card>
  );
}
