import type { Task } from "@qeyafa/client";
import { useEffect, useRef } from "react";
import { usePeople } from "../../data/people";
import { useText } from "../../i18n/language";
import { Button } from "../../ui/button";
import { usePersonName } from "./use-person-name";
import { differences, writtenIn, type Part, type Written } from "./versions";

interface ConflictProps {
  mine: Written;
  stored: Task;
  busy: boolean;
  onKeepMine: () => void;
  onTakeStored: () => void;
}

/** Two versions side by side, and both choices. */
export function Conflict({ mine, stored, busy, onKeepMine, onTakeStored }: ConflictProps) {
  const t = useText("tasks");
  const nameOf = usePersonName(usePeople().names);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const theirs = writtenIn(stored);
  const labels: Record<Part, string> = { title: t.name, description: t.description, assignedTo: t.assignee };
  const shown = (written: Written, part: Part) =>
    part === "assignedTo" ? (written.assignedTo ? nameOf(written.assignedTo) : t.nobody) : written[part] || t.nothing;
  return (
    <section className="notice notice-danger conflict">
      <h2 ref={heading} tabIndex={-1}>{t.conflictTitle}</h2>
      <p>{t.conflictText}</p>
      {differences(mine, theirs).map((part) => (
        <dl key={part} className="versions">
          <div><dt>{labels[part]}: {t.stored}</dt><dd dir="auto">{shown(theirs, part)}</dd></div>
          <div><dt>{labels[part]}: {t.yours}</dt><dd dir="auto">{shown(mine, part)}</dd></div>
        </dl>
      ))}
      <div className="page-actions">
        <Button kind="primary" busy={busy} onClick={onKeepMine}>{t.keepMine}</Button>
        <Button onClick={onTakeStored}>{t.takeTheirs}</Button>
      </div>
    </section>
  );
}
