import type { TrendSeries } from "@qeyafa/client";
import { useText } from "../../i18n/language";
import { useAmounts } from "./amounts";
import { useChangeWords } from "./change-words";
import { Swatch } from "./marks";
import { useNames } from "./names";

/** What became of each chosen measurement from its first value to its last, as the database has computed it. */
export function Summary({ trends, slots }: { trends: readonly TrendSeries[]; slots: readonly string[] }) {
  const t = useText("measurements");
  const names = useNames();
  const amounts = useAmounts();
  const words = useChangeWords();
  const chosen = slots.flatMap((name, slot) => {
    const series = trends.find((one) => one.name === name);
    return series ? [{ series, slot }] : [];
  });
  if (chosen.length === 0) return null;
  return (
    <section>
      <h2>{t.summary}</h2>
      <ul className="summary">
        {chosen.map(({ series, slot }) => (
          <li key={series.name} className="card">
            <h3><Swatch slot={slot} /> {names.label(series.name)}</h3>
            <p className="figure">{amounts.value(series.name, series.last, "cm")}</p>
            <p className="quiet">{words(series.name, series.change, "cm", series.significant)}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}
