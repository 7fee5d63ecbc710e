import { isProblem, type Measurement, type Vocabulary } from "@qeyafa/client";
import { useState, type ReactNode } from "react";
import type { Action } from "../../data/use-action";
import { useText } from "../../i18n/language";
import { Button } from "../../ui/button";
import { Failure } from "../../ui/failure";
import { Field, TextField } from "../../ui/field";
import { Form } from "../../ui/form";
import { dayOf, takenAt } from "./dates";
import { valuesOf, type Values } from "./entries";
import { FieldGroup } from "./field-group";
import type { GroupName } from "./groups";
import { OwnName } from "./own-name";
import { UnitSwitch } from "./unit-switch";
import { useMeasurementForm, type FormState } from "./use-measurement-form";

/** What a filled-in form says. */
export interface Filled extends Values {
  processed_at: string | undefined;
  note: string | null;
}

interface MeasurementFormProps {
  vocabulary: Vocabulary;
  /** The record that is corrected. */
  record?: Measurement;
  action: Action<[Filled]>;
  /** A failure that is shown elsewhere. */
  quiet?: boolean;
  /** What stands above the fields. */
  start?: (form: FormState) => ReactNode;
  /** What stands above the buttons. */
  end?: ReactNode;
  onCancel: () => void;
}

/** A form of all measurements, to record new ones or to correct a record. */
export function MeasurementForm({ vocabulary, record, action, quiet, start, end, onCancel }: MeasurementFormProps) {
  const t = useText("measurements");
  const common = useText("common");
  const form = useMeasurementForm(vocabulary, record, action.error);
  const [open, setOpen] = useState<ReadonlySet<GroupName>>(() => new Set(form.groups.filter((group) => group.name === "main" || group.fields.some((field) => form.draft.entries[field.name])).map((group) => group.name)));
  const [attempt, setAttempt] = useState(0);
  const toggle = (name: GroupName, to: boolean) => setOpen((before) => (before.has(name) === to ? before : new Set(to ? [...before, name] : [...before].filter((one) => one !== name))));

  async function submit() {
    form.check();
    const { draft } = form;
    const taken = takenAt(draft.day, new Date(), record?.processed_at);
    const done = form.ready && (await action.run({ ...valuesOf(draft.entries, form.unit), processed_at: taken, note: draft.note.trim() || null }));
    if (!done) setAttempt((before) => before + 1);
  }

  const wrong = form.tried ? form.wrongNames() : new Set<string>();
  const mustOpen = (names: readonly { name: string }[]) => names.some(({ name }) => wrong.has(name));
  const invalid = isProblem(action.error, "validation_failed");
  return (
    <Form refusals={[attempt]} onSubmit={() => void submit()}>
      <div className="form-head">
        <Field
          label={t.date} hint={t.dateHint} type="date" min="1900-01-02" max={dayOf(new Date())} required value={form.draft.day}
          error={form.tried && form.dayWrong ? (form.draft.day ? t.dateRange : t.dateNeeded) : form.refusedMember("processed_at")}
          onChange={(event) => form.setDay(event.target.value)}
        />
        <UnitSwitch />
      </div>
      {start?.(form)}
      {form.groups.map((group) => (
        <FieldGroup key={group.name} group={group} form={form} open={open.has(group.name) || mustOpen(group.fields)} onToggle={(to) => toggle(group.name, to)}>
          {group.name === "own" && <OwnName vocabulary={vocabulary} taken={form.draft.entries} onAdd={(name) => form.type(name, { text: "", unit: form.unit })} />}
        </FieldGroup>
      ))}
      <TextField label={`${t.note} (${common.optional})`} maxLength={2000} value={form.draft.note} error={form.refusedMember("note")} onChange={(event) => form.setNote(event.target.value)} />
      {end}
      {form.tried && form.empty && <p className="notice notice-danger" role="alert">{t.nothingGiven}</p>}
      {form.tried && !form.empty && wrong.size > 0 && <p className="notice notice-danger" role="alert">{t.look(wrong.size)}</p>}
      {!invalid && !quiet && <Failure error={action.error} />}
      <div className="form-buttons">
        <Button kind="primary" type="submit" busy={action.busy}>{common.save}</Button>
        <Button onClick={onCancel}>{common.cancel}</Button>
      </div>
    </Form>
  );
}
