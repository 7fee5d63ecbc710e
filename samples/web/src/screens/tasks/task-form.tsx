import { ProblemError } from "@qeyafa/client";
import { useState, type ReactNode } from "react";
import { usePeople } from "../../data/people";
import { useFormat } from "../../i18n/format";
import { useText } from "../../i18n/language";
import { Button } from "../../ui/button";
import { errorOf, Failure } from "../../ui/failure";
import { Field, SelectField, TextField } from "../../ui/field";
import { Form } from "../../ui/form";
import { usePersonName } from "./use-person-name";
import { faultsOf, type Written } from "./versions";

interface TaskFormProps {
  initial: Written;
  busy: boolean;
  error: unknown;
  onSave: (written: Written) => void;
  onCancel?: () => void;
  /** Stands above the buttons. */
  children?: ReactNode;
}

/** What an owner writes of a task. */
export function TaskForm({ initial, busy, error, onSave, onCancel, children }: TaskFormProps) {
  const t = useText("tasks");
  const common = useText("common");
  const format = useFormat();
  const [written, setWritten] = useState(initial);
  const [tried, setTried] = useState(0);
  const faults = tried > 0 ? faultsOf(written) : {};
  const change = (part: keyof Written) => (event: { target: { value: string } }) => setWritten({ ...written, [part]: event.target.value });
  const said = (fault: "blank" | number | undefined, member: string) =>
    fault === "blank" ? t.blank : fault ? t.tooLong(format.number(fault)) : errorOf(error, member);
  const isAtField = error instanceof ProblemError && ["title", "description", "assigned_to"].some((member) => errorOf(error, member));
  const save = () => {
    setTried(tried + 1);
    if (Object.keys(faultsOf(written)).length === 0) onSave(written);
  };
  return (
    <Form onSubmit={save} refusals={[tried, error]}>
      <Field label={t.name} required dir="auto" value={written.title} error={said(faults.title, "title")} onChange={change("title")} />
      <TextField label={`${t.description} (${common.optional})`} dir="auto" rows={5} value={written.description} error={said(faults.description, "description")} onChange={change("description")} />
      <Assignee value={written.assignedTo} error={errorOf(error, "assigned_to") && t.notAssignable} onChange={change("assignedTo")} />
      {children}
      {!isAtField && <Failure error={error} />}
      <div className="page-actions">
        <Button kind="primary" type="submit" busy={busy}>{common.save}</Button>
        {onCancel && <Button onClick={onCancel}>{common.cancel}</Button>}
      </div>
    </Form>
  );
}

function Assignee({ value, error, onChange }: { value: string; error: string | undefined; onChange: (event: { target: { value: string } }) => void }) {
  const t = useText("tasks");
  const people = usePeople();
  const nameOf = usePersonName(people.names);
  const ids = [...new Set([...(people.shared ?? []).map(({ id }) => id), ...(value ? [value] : [])])];
  const hint = people.shared && ids.length === 0 ? t.assigneeNone : t.assigneeHint;
  return (
    <>
      <SelectField label={t.assignee} hint={hint} error={error} value={value} onChange={onChange}>
        <option value="">{t.nobody}</option>
        {ids.map((id) => <option key={id} value={id}>{nameOf(id)}</option>)}
      </SelectField>
      <Failure error={people.error} onRetry={people.reload} />
    </>
  );
}
