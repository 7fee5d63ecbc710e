import type { Comparison } from "@qeyafa/client";
import { Link } from "wouter";
import { useFormat } from "../../i18n/format";
import { useText } from "../../i18n/language";
import { useAmounts } from "./amounts";
import { useChangeWords } from "./change-words";
import { useNames } from "./names";

/**
 * Each measurement of two records: both values, the difference with its sign and in words, and whether it means anything.
 * The roles keep it a table for those who do not see it where a narrow page lays its rows out as blocks.
 */
export function ComparisonTable({ comparison }: { comparison: Comparison }) {
  const t = useText("measurements");
  const format = useFormat();
  const names = useNames();
  const amounts = useAmounts();
  const words = useChangeWords();
  const { from, to, unit, changes } = comparison;
  const value = (name: string, amount: number | null) => (amount === null ? "–" : amounts.value(name, amount, unit));
  if (changes.length === 0) return <p className="card">{t.noChanges}</p>;
  return (
    <div className="table-scroll" role="region" aria-label={t.compareTitle} tabIndex={0}>
      <table className="comparison" role="table">
        <caption className="visually-hidden">{t.compareTitle}</caption>
        <thead role="rowgroup">
          <tr role="row">
            <th scope="col" role="columnheader">{t.name}</th>
            <th scope="col" role="columnheader" className="number"><Link href={`/measurements/${from.id}`}>{format.date(from.processed_at)}</Link></th>
            <th scope="col" role="columnheader" className="number"><Link href={`/measurements/${to.id}`}>{format.date(to.processed_at)}</Link></th>
            <th scope="col" role="columnheader" className="number">{t.difference}</th>
            <th scope="col" role="columnheader">{t.meaning}</th>
          </tr>
        </thead>
        <tbody role="rowgroup">
          {changes.map(({ name, from: before, to: after, change, significant }) => (
            <tr key={name} role="row">
              <th scope="row" role="rowheader">{names.label(name)}</th>
              <td role="cell" className="number">{value(name, before)}</td>
              <td role="cell" className="number">{value(name, after)}</td>
              <td role="cell" className="number">{change === null ? "–" : amounts.signed(name, change, unit)}</td>
              <td role="cell" className="wide">{change === null ? (before === null ? t.onlySecond : t.onlyFirst) : words(name, change, unit, significant)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
