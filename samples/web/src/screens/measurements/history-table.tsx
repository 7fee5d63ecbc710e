import type { Measurement } from "@qeyafa/client";
import { memo, useCallback, useState } from "react";
import { Link } from "wouter";
import { useFormat } from "../../i18n/format";
import { useText } from "../../i18n/language";
import { Button } from "../../ui/button";
import { useAmounts } from "./amounts";
import { valuesByName } from "./entries";
import { useNames } from "./names";

const step = 50;

interface HistoryTableProps {
  records: readonly Measurement[];
  total: number;
  names: readonly string[];
  /** Whether more comes in by itself. */
  loading: boolean;
}

/** The records, newest first; two of them can be chosen to compare. */
export function HistoryTable({ records, total, names, loading }: HistoryTableProps) {
  const t = useText("measurements");
  const common = useText("common");
  const format = useFormat();
  const { label } = useNames();
  const [most, setMost] = useState(step / 2);
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const choose = useCallback((id: string) => setChosen((before) => (before.includes(id) ? before.filter((one) => one !== id) : [...before, id].slice(-2))), []);
  const inTime = records.filter(({ id }) => chosen.includes(id)).reverse();
  const rows = records.slice(0, most);
  return (
    <section aria-labelledby="records">
      <div className="section-head">
        <h2 id="records">{t.table}</h2>
        <p role="status">
          {inTime.length === 2
            ? <Link className="button" href={`/measurements/compare?from=${inTime[0]!.id}&to=${inTime[1]!.id}`}>{t.compareChosen}</Link>
            : records.length > 1 && <span className="quiet">{t.chooseTwo}</span>}
        </p>
      </div>
      <div className="table-scroll" role="region" aria-label={t.caption} tabIndex={0}>
        <table>
          <caption className="visually-hidden">{t.caption}</caption>
          <thead>
            <tr>
              <th scope="col"><span className="visually-hidden">{t.compare}</span></th>
              <th scope="col">{t.date}</th>
              {names.map((name) => <th key={name} scope="col" className="number">{label(name)}</th>)}
              <th scope="col">{t.note}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((record) => <Row key={record.id} record={record} names={names} chosen={chosen.includes(record.id)} onChoose={choose} />)}
          </tbody>
        </table>
      </div>
      <div className="table-end">
        <span className="quiet">{t.showing(format.number(rows.length), format.number(total))}</span>
        {rows.length < total && <Button busy={loading && rows.length === records.length} onClick={() => setMost((before) => before + step)}>{common.more}</Button>}
      </div>
    </section>
  );
}

interface RowProps {
  record: Measurement;
  names: readonly string[];
  chosen: boolean;
  onChoose: (id: string) => void;
}

const Row = memo(function Row({ record, names, chosen, onChoose }: RowProps) {
  const t = useText("measurements");
  const format = useFormat();
  const amounts = useAmounts();
  const values = valuesByName(record);
  const date = format.dateTime(record.processed_at);
  return (
    <tr>
      <td><label className="tick-box"><input type="checkbox" checked={chosen} onChange={() => onChoose(record.id)} aria-label={t.rowChoose(date)} /></label></td>
      <th scope="row"><Link href={`/measurements/${record.id}`}>{date}</Link></th>
      {names.map((name) => {
        const value = values.get(name);
        return <td key={name} className="number">{value === undefined ? "–" : amounts.value(name, value, record.unit)}</td>;
      })}
      <td className="wide"><bdi>{record.note}</bdi></td>
    </tr>
  );
});
