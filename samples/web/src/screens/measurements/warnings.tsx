import type { MeasurementWarning } from "@qeyafa/client";
import { useText } from "../../i18n/language";
import { useNames } from "./names";

/** What is worth another look in a record. */
export function Warnings({ warnings }: { warnings: readonly MeasurementWarning[] }) {
  const t = useText("measurements");
  const names = useNames();
  const words: Readonly<Record<string, (name: string) => string>> = { below_usual_range: t.below, above_usual_range: t.above, out_of_order: t.contradiction, low_confidence: t.unsure };
  if (warnings.length === 0) return null;
  return (
    <section className="notice warnings" aria-labelledby="warnings">
      <h2 id="warnings">{t.warnings}</h2>
      <ul>{warnings.map((warning, index) => <li key={index}>{words[warning.code]?.(names.label(warning.name)) ?? warning.message}</li>)}</ul>
    </section>
  );
}
