import type { TrendSeries } from "@qeyafa/client";
import { useId, useMemo, useState } from "react";
import { useUnits } from "../../data/units";
import { useText } from "../../i18n/language";
import { Chart } from "./chart";
import { extent, seriesOfRecords, seriesOfTrends, sinceFirst } from "./chart-data";
import type { History } from "./use-history";

const day = 86_400_000;

/** The chart of the chosen measurements: of the records, and of the database's means until all records are there. */
export function Development({ history, trends, slots }: { history: History; trends: readonly TrendSeries[]; slots: readonly string[] }) {
  const t = useText("measurements");
  const { unit } = useUnits();
  const [changes, setChanges] = useState(false);
  const name = useId();
  const records = history.done ? history.records : undefined;
  const series = useMemo(() => {
    const names = slots.filter(Boolean);
    const known = records ? seriesOfRecords(records, names, unit) : seriesOfTrends(trends, names, unit);
    return known.map((one) => ({ ...(changes ? sinceFirst(one) : one), slot: slots.indexOf(one.name) }));
  }, [records, trends, slots, unit, changes]);
  const whole = useMemo(() => {
    const times = extent(series.flatMap(({ points }) => (points.length > 0 ? [points[0]!.at, points.at(-1)!.at] : []))) ?? { min: Date.now() - 30 * day, max: Date.now() };
    return times.max - times.min < day ? { min: times.min - day, max: times.max + day } : times;
  }, [series]);
  return (
    <>
      <fieldset className="segments">
        <legend className="visually-hidden">{t.view}</legend>
        <label><input type="radio" name={name} checked={!changes} onChange={() => setChanges(false)} /><span>{t.values}</span></label>
        <label><input type="radio" name={name} checked={changes} onChange={() => setChanges(true)} /><span>{t.changes}</span></label>
      </fieldset>
      <Chart series={series} whole={whole} unit={unit} changes={changes} />
    </>
  );
}
