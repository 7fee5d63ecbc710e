import { useRef } from "react";
import { Link, useParams, useSearch } from "wouter";
import "../../styles/tasks.css";
import { useText } from "../../i18n/language";
import { NewTask } from "./new-task";
import { TaskDetails } from "./task-details";
import { TaskList } from "./task-list";

/** The list, a new task, or one task. */
export default function Tasks() {
  const t = useText("tasks");
  const { id } = useParams<{ id?: string }>();
  const search = useSearch();
  // The way back leads to the list as it was filtered.
  const listed = useRef("");
  if (id === undefined) listed.current = search;
  if (id === undefined) return <TaskList />;
  const list = listed.current ? `/tasks?${listed.current}` : "/tasks";
  return (
    <div className="task-one">
      <Link href={list} className="task-back">{t.back}</Link>
      {id === "new" ? <NewTask /> : <TaskDetails key={id} id={id} list={list} />}
    </div>
  );
}
