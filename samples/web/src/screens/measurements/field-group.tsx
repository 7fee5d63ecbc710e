import type { ReactNode } from "react";
import { useText } from "../../i18n/language";
import type { Group } from "./groups";
import { MeasureField } from "./measure-field";
import type { FormState } from "./use-measurement-form";

interface FieldGroupProps {
  group: Group;
  form: FormState;
  open: boolean;
  onToggle: (open: boolean) => void;
  children?: ReactNode;
}

/** A part of the form, which can be folded away. */
export function FieldGroup({ group, form, open, onToggle, children }: FieldGroupProps) {
  const t = useText("measurements");
  const filled = group.fields.filter((field) => form.draft.entries[field.name]?.text.trim()).length;
  return (
    <details className="field-group" open={open} onToggle={(event) => onToggle(event.currentTarget.open)}>
      <summary>
        <h2>{t.groups[group.name]}</h2>
        {filled > 0 && <span className="quiet">{t.filled(filled)}</span>}
      </summary>
      <div className="measure-fields">
        {group.fields.map((field) => (
          <MeasureField
            key={field.name} field={field} entry={form.draft.entries[field.name]} checked={form.checked(field.name)} refused={form.refused(field.name)}
            onType={form.type} onLeave={form.leave}
          />
        ))}
      </div>
      {children}
    </details>
  );
}
