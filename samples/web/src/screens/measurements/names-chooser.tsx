import { useFormat } from "../../i18n/format";
import { useText } from "../../i18n/language";
import { mostMarks, Swatch } from "./marks";
import { useNames } from "./names";

interface NamesChooserProps {
  names: readonly string[];
  /** By slot; an empty one is free. */
  slots: readonly string[];
  onChange: (slots: string[]) => void;
}

/** Which measurements are shown; each keeps its colour and shape while others come and go. */
export function NamesChooser({ names, slots, onChange }: NamesChooserProps) {
  const t = useText("measurements");
  const format = useFormat();
  const { label } = useNames();
  const full = slots.filter(Boolean).length >= mostMarks;
  const toggle = (name: string) => {
    if (slots.includes(name)) return onChange(slots.map((slot) => (slot === name ? "" : slot)));
    const next = [...slots];
    const free = next.indexOf("");
    if (free < 0) next.push(name);
    else next[free] = name;
    onChange(next);
  };
  return (
    <fieldset className="chips">
      <legend>{t.chosen} <span className="quiet">{t.chosenHint(format.number(mostMarks))}</span></legend>
      {names.map((name) => {
        const slot = slots.indexOf(name);
        return (
          <label key={name} className="chip">
            <input type="checkbox" checked={slot >= 0} disabled={slot < 0 && full} onChange={() => toggle(name)} />
            <span>{label(name)}</span>
            {slot >= 0 && <Swatch slot={slot} />}
          </label>
        );
      })}
    </fieldset>
  );
}
