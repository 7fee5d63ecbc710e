import { memo, useId } from "react";
import type { Point } from "./chart-data";
import { linear, niceTicks, type Range } from "./chart-scale";
import { extent } from "./chart-data";
import { dashOf, Mark } from "./marks";

/** A series as it is drawn. */
export interface DrawnSeries {
  readonly name: string;
  /** Which colour, shape and line it has. */
  readonly slot: number;
  readonly points: readonly Point[];
}

/** Where a panel is in the chart. */
export interface Box {
  readonly start: number;
  readonly end: number;
  readonly top: number;
  readonly bottom: number;
}

const markSpace = 22;

/** The vertical scale of series: the room that their values take, in round numbers. */
export function scaleOf(series: readonly DrawnSeries[], box: Box) {
  const values = extent(series.flatMap((one) => one.points.map((point) => point.value))) ?? { min: 0, max: 1 };
  const { ticks, domain } = niceTicks(values, Math.max(2, Math.floor((box.bottom - box.top) / 56)));
  return { ticks, y: linear(domain, box.bottom, box.top).at };
}

interface PanelProps {
  series: readonly DrawnSeries[];
  box: Box;
  view: Range;
  unit: string;
  write: (value: number) => string;
}

/** The lines of one unit over a grid. */
export const Panel = memo(function Panel({ series, box, view, unit, write }: PanelProps) {
  const clip = useId();
  const x = linear(view, box.start, box.end).at;
  const { ticks, y } = scaleOf(series, box);
  const [left, right] = [Math.min(box.start, box.end), Math.max(box.start, box.end)];
  const outside = box.start < box.end ? -8 : 8;
  return (
    <g>
      <clipPath id={clip}><rect x={left - 6} y={box.top - 6} width={right - left + 12} height={box.bottom - box.top + 12} /></clipPath>
      {ticks.map((tick) => (
        <g key={tick}>
          <line className="grid" x1={left} x2={right} y1={y(tick)} y2={y(tick)} />
          <text className="tick" x={box.start + outside} y={y(tick)} dy="0.35em" textAnchor="end">{write(tick)}</text>
        </g>
      ))}
      <text className="tick unit" x={box.start + outside} y={box.top - 16} textAnchor="end">{unit}</text>
      <g clipPath={`url(#${clip})`}>
        {series.map(({ name, slot, points }) => {
          const every = Math.max(1, Math.ceil((markSpace * points.length) / Math.max(1, right - left)));
          return (
            <g key={name}>
              <path className={`line series-${slot}`} strokeDasharray={dashOf(slot)} d={points.map((point, index) => `${index ? "L" : "M"}${x(point.at).toFixed(1)} ${y(point.value).toFixed(1)}`).join("")} />
              {points.map((point, index) => index % every === 0 && <Mark key={point.at} slot={slot} x={x(point.at)} y={y(point.value)} />)}
            </g>
          );
        })}
      </g>
    </g>
  );
});
