import { useEffect, useRef } from "react";
import { useText } from "../i18n/language";
import { Button } from "./button";

interface ConflictProps {
  /** The fields that differ, in words. */
  rows: readonly { label: string; mine: string; theirs: string }[];
  busy: boolean;
  onTakeTheirs: () => void;
  onKeepMine: () => void;
}

/** Shows that something was changed elsewhere since it was read, and lets the person choose. */
export function Conflict({ rows, busy, onTakeTheirs, onKeepMine }: ConflictProps) {
  const t = useText("conflict");
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <section className="notice notice-danger conflict">
      <h2 ref={heading} tabIndex={-1}>{t.title}</h2>
      <p>{t.explanation}</p>
      <div className="table-scroll">
        <table>
          <thead><tr><th scope="col">{t.field}</th><th scope="col">{t.mine}</th><th scope="col">{t.theirs}</th></tr></thead>
          <tbody>
            {rows.map(({ label, mine, theirs }) => (
              <tr key={label}><th scope="row">{label}</th><td dir="auto">{mine || t.empty}</td><td dir="auto">{theirs || t.empty}</td></tr>
            ))}
          </tbody>
        </table>
      </div>
      <div className="page-actions">
        <Button kind="primary" busy={busy} onClick={onKeepMine}>{t.keepMine}</Button>
        <Button busy={busy} onClick={onTakeTheirs}>{t.takeTheirs}</Button>
      </div>
    </section>
  );
}
