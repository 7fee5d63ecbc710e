import { useFormat } from "../../i18n/format";
import { useText } from "../../i18n/language";
import { Swatch } from "./marks";
import { useNames } from "./names";

interface TipProps {
  at: number;
  x: number;
  width: number;
  rows: readonly { name: string; slot: number; text: string; count: number }[];
}

/** The values at a point of the chart, beside it. The same is announced to those who move by keyboard. */
export function Tip({ at, x, width, rows }: TipProps) {
  const t = useText("measurements");
  const format = useFormat();
  const names = useNames();
  const many = Math.max(...rows.map((row) => row.count));
  return (
    <div className="tip" style={x > width / 2 ? { right: width - x + 12 } : { left: x + 12 }} aria-hidden="true">
      <strong>{format.date(new Date(at).toISOString())}</strong>
      <ul>
        {rows.map((row) => <li key={row.name}><Swatch slot={row.slot} /> <span>{names.label(row.name)}</span> <b>{row.text}</b></li>)}
      </ul>
      {many > 1 && <span className="quiet">{t.mean(many)}</span>}
    </div>
  );
}
