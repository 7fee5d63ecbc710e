import type { Body, Vocabulary } from "@qeyafa/client";
import { useState } from "react";
import { useText } from "../../i18n/language";
import { Button } from "../../ui/button";
import { Conflict } from "../../ui/conflict";
import { Failure } from "../../ui/failure";
import { Form } from "../../ui/form";
import { useAmounts } from "../measurements/amounts";
import { valuesOf } from "../measurements/entries";
import { inOrder, type GroupName } from "../measurements/groups";
import { MeasureField } from "../measurements/measure-field";
import { useNames } from "../measurements/names";
import { OwnName } from "../measurements/own-name";
import { UnitSwitch } from "../measurements/unit-switch";
import { byName } from "./body-values";
import { useBodyForm } from "./use-body-form";
import { useBodySave } from "./use-body-save";

interface BodyFormProps {
  vocabulary: Vocabulary;
  /** The version that the person has begun from. */
  base: Body | null;
  onSaved: (body: Body) => void;
  onCancel: () => void;
}

/** A form of all values of the body record. */
export function BodyForm({ vocabulary, base, onSaved, onCancel }: BodyFormProps) {
  const t = useText("measurements");
  const common = useText("common");
  const names = useNames();
  const amounts = useAmounts();
  const { save, conflict, keepMine, takeTheirs } = useBodySave(base, onSaved);
  const form = useBodyForm(vocabulary, base, save.error);
  const [open, setOpen] = useState<ReadonlySet<GroupName>>(() => new Set(form.groups.filter(({ name, fields }) => name === "main" || fields.some((field) => form.entries[field.name])).map(({ name }) => name)));
  const [attempt, setAttempt] = useState(0);

  async function submit() {
    form.check();
    const isFine = !form.isEmpty && form.wrong.size === 0;
    if (!isFine || !(await save.run(valuesOf(form.entries, form.unit)))) setAttempt((before) => before + 1);
  }

  if (conflict) {
    const [mine, theirs] = [byName(conflict.mine), byName(conflict.theirs)];
    const said = (name: string, value: number | undefined, unit: Body["unit"]) => (value === undefined ? "" : amounts.value(name, value, unit));
    const rows = inOrder([...mine.keys(), ...theirs.keys()], vocabulary)
      .map((name) => ({ label: names.label(name), mine: said(name, mine.get(name), conflict.mine.unit ?? conflict.theirs.unit), theirs: said(name, theirs.get(name), conflict.theirs.unit) }))
      .filter((row) => row.mine !== row.theirs);
    return (
      <>
        <Failure error={keepMine.error} />
        <Conflict rows={rows} busy={keepMine.busy} onTakeTheirs={takeTheirs} onKeepMine={() => void keepMine.run()} />
      </>
    );
  }
  return (
    <Form refusals={[attempt]} onSubmit={() => void submit()}>
      <div className="form-head"><UnitSwitch /></div>
      {form.groups.map(({ name, fields }) => {
        const filled = fields.filter((field) => form.entries[field.name]?.text.trim()).length;
        const isWrong = form.wasTried && fields.some((field) => form.wrong.has(field.name));
        return (
          <details
            key={name}
            className="field-group"
            open={open.has(name) || isWrong}
            onToggle={({ currentTarget }) => setOpen((before) => new Set(currentTarget.open ? [...before, name] : [...before].filter((one) => one !== name)))}
          >
            <summary><h3>{t.groups[name]}</h3>{filled > 0 && <span className="quiet">{t.filled(filled)}</span>}</summary>
            <div className="measure-fields">
              {fields.map((field) => (
                <MeasureField
                  key={field.name} field={field} entry={form.entries[field.name]} checked={form.checked(field.name)} refused={form.refused(field.name)}
                  onType={form.type} onLeave={form.leave}
                />
              ))}
            </div>
            {name === "own" && <OwnName vocabulary={vocabulary} taken={form.entries} onAdd={(own) => form.type(own, { text: "", unit: form.unit })} />}
          </details>
        );
      })}
      {form.wasTried && form.isEmpty && <p className="notice notice-danger" role="alert">{t.nothingGiven}</p>}
      {form.wasTried && form.wrong.size > 0 && <p className="notice notice-danger" role="alert">{t.look(form.wrong.size)}</p>}
      {form.wrong.size === 0 && <Failure error={save.error} />}
      <div className="form-buttons">
        <Button kind="primary" type="submit" busy={save.busy}>{common.save}</Button>
        <Button onClick={onCancel}>{common.cancel}</Button>
      </div>
    </Form>
  );
}
