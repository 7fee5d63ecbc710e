import { useText } from "../../i18n/language";
import { Button } from "../../ui/button";
import { Field } from "../../ui/field";
import { dayOf } from "./dates";
import type { Period } from "./use-history";

/** From which day to which day records are shown. */
export function PeriodFilter({ period, onChange }: { period: Period; onChange: (period: Period) => void }) {
  const t = useText("measurements");
  const today = dayOf(new Date());
  return (
    <div className="period">
      <Field label={t.from} type="date" max={period.to || today} value={period.from} onChange={(event) => onChange({ ...period, from: event.target.value })} />
      <Field label={t.to} type="date" min={period.from || undefined} max={today} value={period.to} onChange={(event) => onChange({ ...period, to: event.target.value })} />
      {(period.from || period.to) && <Button kind="quiet" onClick={() => onChange({ from: "", to: "" })}>{t.wholePeriod}</Button>}
    </div>
  );
}
