import { memo, useMemo } from "react";
import { localeOf } from "../../i18n/locale";
import { useLanguage } from "../../i18n/language";
import { linear, timeTicks, type Range, type TimeStep } from "./chart-scale";

const labelSpace = 74;
const written: Record<TimeStep, Intl.DateTimeFormatOptions> = {
  day: { day: "numeric", month: "short" },
  month: { month: "short", year: "numeric" },
  year: { year: "numeric" },
};

/** The days, months or years below a chart. */
export const TimeAxis = memo(function TimeAxis({ view, start, end, y }: { view: Range; start: number; end: number; y: number }) {
  const { language } = useLanguage();
  const { step, ticks } = useMemo(() => timeTicks(view, Math.max(2, Math.floor(Math.abs(end - start) / labelSpace))), [view, start, end]);
  const text = useMemo(() => new Intl.DateTimeFormat(localeOf(language), written[step]), [language, step]);
  const x = linear(view, start, end).at;
  const [left, right] = [Math.min(start, end), Math.max(start, end)];
  return (
    <g>
      <line className="axis" x1={left} x2={right} y1={y} y2={y} />
      {ticks.map((tick) => (
        <g key={tick}>
          <line className="axis" x1={x(tick)} x2={x(tick)} y1={y} y2={y + 5} />
          <text className="tick" x={Math.min(right - 16, Math.max(left + 16, x(tick)))} y={y + 20} textAnchor="middle">{text.format(tick)}</text>
        </g>
      ))}
    </g>
  );
});
