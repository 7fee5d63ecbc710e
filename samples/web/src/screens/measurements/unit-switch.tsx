import { useId } from "react";
import { useUnits } from "../../data/units";
import { useText } from "../../i18n/language";

/** Centimetres or inches, for all that is shown and typed. */
export function UnitSwitch() {
  const t = useText("measurements");
  const { unit, choose } = useUnits();
  const name = useId();
  return (
    <fieldset className="segments">
      <legend className="visually-hidden">{t.unit}</legend>
      {(["cm", "inch"] as const).map((one) => (
        <label key={one}>
          <input type="radio" name={name} checked={unit === one} onChange={() => choose(one)} />
          <span>{one === "cm" ? t.centimetres : t.inches}</span>
        </label>
      ))}
    </fieldset>
  );
}
