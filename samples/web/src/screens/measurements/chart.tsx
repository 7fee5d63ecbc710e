import type { LengthUnit } from "@qeyafa/client";
import { useCallback, useId, useMemo, useState, type KeyboardEvent } from "react";
import { useFormat } from "../../i18n/format";
import { useLanguage, useText } from "../../i18n/language";
import { announce } from "../../ui/announcer";
import { useAmounts } from "./amounts";
import { moved, nearest, thinned, zoomed } from "./chart-data";
import { axisOf, layoutOf } from "./chart-layout";
import { Panel, scaleOf, type DrawnSeries } from "./chart-panel";
import { linear, type Range } from "./chart-scale";
import { Mark } from "./marks";
import { useNames } from "./names";
import { TimeAxis } from "./time-axis";
import { Tip } from "./tip";
import { useBrush } from "./use-brush";
import { useWidth } from "./use-width";
import { ZoomButtons } from "./zoom-buttons";

const pointSpace = 7;
const shortestView = 2 * 86_400_000;

interface ChartProps {
  series: readonly DrawnSeries[];
  /** The stretch of time of all points. */
  whole: Range;
  unit: LengthUnit;
  /** Whether values are differences from the first. */
  changes: boolean;
}

/** Several measurements over time: by pointer and by keyboard each point tells its value, and a period can be looked at closely. */
export function Chart({ series, whole, unit, changes }: ChartProps) {
  const t = useText("measurements");
  const names = useNames();
  const format = useFormat();
  const amounts = useAmounts();
  const { direction } = useLanguage();
  const hint = useId();
  const { element, width } = useWidth<HTMLDivElement>();
  const [zoom, setZoom] = useState<Range>();
  const [active, setActive] = useState<{ name: string; at: number }>();

  const view = zoom && zoom.min >= whole.min && zoom.max <= whole.max ? zoom : whole;
  const mirrored = direction === "rtl";
  const { start, end } = axisOf(width, mirrored);
  const x = linear(view, start, end);
  const drawn = useMemo(() => {
    const most = Math.max(2, Math.floor(Math.abs(end - start) / pointSpace));
    return series.map((one) => ({ ...one, points: thinned(one.points, view, most) }));
  }, [series, view.min, view.max, start, end]);

  const { panels, top, bottom, height } = useMemo(() => layoutOf(drawn, { start, end }), [drawn, start, end]);
  const write = useCallback((value: number) => format.number(value, 2), [format]);
  const told = (name: string, value: number) => (changes ? amounts.signed : amounts.value)(name, value, unit);
  const show = (next: Range) => {
    const range = next.max - next.min >= whole.max - whole.min ? undefined : next;
    setZoom(range);
    const { min, max } = range ?? whole;
    announce(t.shows(format.date(new Date(min).toISOString()), format.date(new Date(max).toISOString())));
  };
  const closer = () => view.max - view.min > shortestView && show(zoomed(view, 0.5, whole));
  const farther = () => show(zoomed(view, 2, whole));
  const { pointed, drag, forget, handlers } = useBrush(x, view, (chosen) => {
    const length = chosen.max - chosen.min;
    show(length < shortestView ? zoomed(chosen, shortestView / length, whole) : chosen);
  });

  const filled = drawn.filter(({ points }) => points.length > 0);
  const current = filled.find(({ name }) => name === active?.name) ?? filled[0];

  function activate(one: DrawnSeries, index: number) {
    const point = one.points[index]!;
    setActive({ name: one.name, at: point.at });
    forget();
    const value = told(one.name, point.value) + (point.count > 1 ? ` (${t.mean(point.count)})` : "");
    announce(t.pointAnnounced(names.label(one.name), value, format.date(new Date(point.at).toISOString()), t.placeOf(format.number(index + 1), format.number(one.points.length))));
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.ctrlKey || event.metaKey || event.altKey || !current) return;
    const last = current.points.length - 1;
    const index = active ? nearest(current.points, active.at) : -1;
    const series = filled.indexOf(current);
    const forward = mirrored ? "ArrowLeft" : "ArrowRight";
    const backward = mirrored ? "ArrowRight" : "ArrowLeft";
    const other = (step: number) => {
      const next = filled[(series + step + filled.length) % filled.length]!;
      activate(next, active ? nearest(next.points, active.at) : 0);
    };
    const actions: Readonly<Record<string, () => void>> = {
      [forward]: () => activate(current, Math.min(last, index + 1)),
      [backward]: () => activate(current, index < 0 ? last : Math.max(0, index - 1)),
      Home: () => activate(current, 0),
      End: () => activate(current, last),
      ArrowUp: () => other(-1),
      ArrowDown: () => other(1),
      "+": closer,
      "=": closer,
      "-": farther,
      PageUp: () => show(moved(view, -0.5, whole)),
      PageDown: () => show(moved(view, 0.5, whole)),
      Escape: () => show(whole),
    };
    const act = actions[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  }

  const at = pointed ?? active?.at;
  const inView = at !== undefined && at >= view.min && at <= view.max;
  const close = inView ? filled.map((one) => ({ ...one, point: one.points[nearest(one.points, at)]! })) : [];
  const guide = close.length > 0 ? close.reduce((best, one) => (Math.abs(one.point.at - at!) < Math.abs(best - at!) ? one.point.at : best), close[0]!.point.at) : undefined;
  const shown = guide === undefined ? [] : close.filter((one) => Math.abs(x.at(one.point.at) - x.at(guide)) <= 2 * pointSpace);
  return (
    <div className="chart">
      <div
        ref={element}
        className="chart-area"
        role="application"
        tabIndex={0}
        aria-label={t.chartName(format.list(series.map(({ name }) => names.label(name))))}
        aria-describedby={hint}
        onKeyDown={onKeyDown}
        {...handlers}
      >
        {width > 0 && (
          <svg width={width} height={height} aria-hidden="true">
            {panels.map(({ mass, series: list, box }) => <Panel key={String(mass)} series={list} box={box} view={view} unit={mass ? t.kg : t[unit]} write={write} />)}
            <TimeAxis view={view} start={start} end={end} y={bottom} />
            {filled.length === 0 && <text className="tick" x={width / 2} y={height / 2} textAnchor="middle">{t.noPoints}</text>}
            {drag && <rect className="brush" x={Math.min(x.at(drag.from), x.at(drag.to))} width={Math.abs(x.at(drag.to) - x.at(drag.from))} y={top} height={bottom - top} />}
            {guide !== undefined && <line className="guide" x1={x.at(guide)} x2={x.at(guide)} y1={top} y2={bottom} />}
            {panels.map(({ series: list, box }) => {
              const { y } = scaleOf(list, box);
              return shown.filter((one) => list.some(({ name }) => name === one.name)).map((one) => (
                <Mark key={one.name} slot={one.slot} x={x.at(one.point.at)} y={y(one.point.value)} large={pointed !== undefined || one.name === current?.name} />
              ));
            })}
          </svg>
        )}
        {guide !== undefined && !drag && <Tip at={guide} x={x.at(guide)} width={width} rows={shown.map((one) => ({ name: one.name, slot: one.slot, text: told(one.name, one.point.value), count: one.point.count }))} />}
      </div>
      <ZoomButtons view={view} whole={whole} onCloser={closer} onFarther={farther} onMove={(part) => show(moved(view, part, whole))} onWhole={() => show(whole)} />
      <p className="quiet" id={hint}>{t.chartPointer} {t.chartKeys}</p>
    </div>
  );
}
