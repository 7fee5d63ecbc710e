import { memo } from "react";
import { useFormat } from "../../i18n/format";
import { useText } from "../../i18n/language";
import { useUnits } from "../../data/units";
import { Labelled } from "../../ui/field";
import { bandIn, finding, shown, type Entry, type FormField } from "./entries";
import { useNames } from "./names";

interface MeasureFieldProps {
  field: FormField;
  entry: Entry | undefined;
  /** Whether what is wrong is told yet: not while somebody types for the first time. */
  checked: boolean;
  /** What the API says of the value. */
  refused: string | undefined;
  onType: (name: string, entry: Entry) => void;
  onLeave: (name: string) => void;
}

/** One measurement of a form, in the unit that is chosen. */
export const MeasureField = memo(function MeasureField({ field, entry, checked, refused, onType, onLeave }: MeasureFieldProps) {
  const t = useText("measurements");
  const names = useNames();
  const format = useFormat();
  const { unit } = useUnits();
  const symbol = field.mass ? t.kg : t[unit];
  const found = finding(entry, field);
  const ends = (band: { min: number; max: number }) => {
    const { min, max } = bandIn(band, field, unit);
    return [format.number(min, 1), format.number(max, 1), symbol] as const;
  };
  const range = field.usual ? t.usually(...ends(field.usual)) : t.upTo(ends(field.possible)[1], symbol);
  const error =
    checked && found === "not_a_number" ? t.notANumber
    : checked && found === "impossible" ? t.impossible(...ends(field.possible))
    : refused;
  return (
    <div className="measure-field">
      <Labelled label={names.label(field.name)} hint={<>{names.how(field.name)} <span className="range">{range}</span></>} error={error}>
        {(linked) => (
          <span className="with-unit">
            <input
              {...linked}
              name={field.name}
              inputMode="decimal"
              autoComplete="off"
              value={shown(entry, field, unit, (value) => format.number(value, 2))}
              onChange={(event) => onType(field.name, { text: event.target.value, unit })}
              onBlur={() => onLeave(field.name)}
            />
            <span aria-hidden="true">{symbol}</span>
          </span>
        )}
      </Labelled>
      <p className="unusual" role="status">{checked && found === "unusual" && t.unusual}</p>
    </div>
  );
});
