import type { LengthUnit } from "@qeyafa/client";
import { useCallback, useId, useMemo, useState, type KeyboardEvent, type PointerEvent } from "react";
import { useFormat } from "../../i18n/format";
import { useLanguage, useText } from "../../i18n/language";
import { announce } from "../../ui/announcer";
import { useAmounts } from "./amounts";
import { moved, nearest, thinned, zoomed } from "./chart-data";
import { Panel, scaleOf, type Box, type DrawnSeries } from "./chart-panel";
import { linear, type Range } from "./chart-scale";
import { Mark } from "./marks";
import { useNames } from "./names";
import { TimeAxis } from "./time-axis";
import { Tip } from "./tip";
import { useWidth } from "./use-width";
import { ZoomButtons } from "./zoom-buttons";

const margin = { top: 30, start: 52, end: 14, axis: 30, between: 48 };
const heights = { main: 280, mass: 120 };
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
  const [pointed, setPointed] = useState<number>();
  const [drag, setDrag] = useState<{ from: number; to: number }>();

  const view = zoom && zoom.min >= whole.min && zoom.max <= whole.max ? zoom : whole;
  const mirrored = direction === "rtl";
  const [start, end] = mirrored ? [width - margin.start, margin.end] : [margin.start, width - margin.end];
  const x = linear(view, start, end);
  const drawn = useMemo(() => {
    const most = Math.max(2, Math.floor(Math.abs(end - start) / pointSpace));
    return series.map((one) => ({ ...one, points: thinned(one.points, view, most) }));
  }, [series, view.min, view.max, start, end]);

  const { panels, height, bottom } = useMemo(() => {
    const kinds = [drawn.filter(({ name }) => name !== "weight"), drawn.filter(({ name }) => name === "weight")];
    let top = margin.top;
    const made: { key: string; series: readonly DrawnSeries[]; box: Box }[] = [];
    for (const [index, list] of kinds.entries()) {
      if (list.length === 0) continue;
      const tall = index === 0 || made.length === 0 ? heights.main : heights.mass;
      made.push({ key: index === 0 ? "lengths" : "mass", series: list, box: { start, end, top, bottom: top + tall } });
      top += tall + margin.between;
    }
    const lowest = made.at(-1)?.box.bottom ?? heights.main;
    return { panels: made, height: lowest + margin.axis, bottom: lowest };
  }, [drawn, start, end]);

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

  const filled = drawn.filter(({ points }) => points.length > 0);
  const current = filled.find(({ name }) => name === active?.name) ?? filled[0];

  function activate(one: DrawnSeries, index: number) {
    const point = one.points[index]!;
    setActive({ name: one.name, at: point.at });
    setPointed(undefined);
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

  const timeAt = (event: PointerEvent) => {
    const pixel = event.clientX - event.currentTarget.getBoundingClientRect().left;
    return Math.min(view.max, Math.max(view.min, x.of(pixel)));
  };
  function onPointerMove(event: PointerEvent) {
    const at = timeAt(event);
    setPointed(at);
    setDrag((before) => before && { ...before, to: at });
  }
  function onPointerDown(event: PointerEvent<HTMLDivElement>) {
    if (event.button !== 0) return;
    const at = timeAt(event);
    setPointed(at);
    setDrag({ from: at, to: at });
    event.currentTarget.setPointerCapture(event.pointerId);
  }
  function onPointerUp() {
    if (drag && Math.abs(x.at(drag.to) - x.at(drag.from)) > 12) {
      const chosen = { min: Math.min(drag.from, drag.to), max: Math.max(drag.from, drag.to) };
      show(chosen.max - chosen.min < shortestView ? zoomed(chosen, shortestView / (chosen.max - chosen.min), whole) : chosen);
    }
    setDrag(undefined);
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
        onPointerMove={onPointerMove}
        onPointerDown={onPointerDown}
        onPointerUp={onPointerUp}
        onPointerCancel={() => setDrag(undefined)}
        onPointerLeave={() => setPointed(undefined)}
      >
        {width > 0 && (
          <svg width={width} height={height} aria-hidden="true">
            {panels.map(({ key, series: list, box }) => <Panel key={key} series={list} box={box} view={view} unit={key === "mass" ? t.kg : t[unit]} write={write} />)}
            <TimeAxis view={view} start={start} end={end} y={bottom} />
            {filled.length === 0 && <text className="tick" x={width / 2} y={height / 2} textAnchor="middle">{t.noPoints}</text>}
            {drag && <rect className="brush" x={Math.min(x.at(drag.from), x.at(drag.to))} width={Math.abs(x.at(drag.to) - x.at(drag.from))} y={margin.top} height={bottom - margin.top} />}
            {guide !== undefined && <line className="guide" x1={x.at(guide)} x2={x.at(guide)} y1={margin.top} y2={bottom} />}
            {panels.map(({ key, series: list, box }) => {
              const { y } = scaleOf(list, box);
              return shown.filter((one) => list.some(({ name }) => name === one.name)).map((one) => (
                <Mark key={`${key}-${one.name}`} slot={one.slot} x={x.at(one.point.at)} y={y(one.point.value)} large={pointed !== undefined || one.name === current?.name} />
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
