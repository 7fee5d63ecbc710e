import type { LengthUnit, Measurement, TrendSeries } from "@qeyafa/client";
import type { Range } from "./chart-scale";
import { valuesByName } from "./entries";
import { inUnit } from "./lengths";

/** A value at a time; of several records close together it is their mean. */
export interface Point {
  readonly at: number;
  readonly value: number;
  readonly count: number;
}

/** One measurement over time, oldest first. */
export interface Series {
  readonly name: string;
  readonly points: readonly Point[];
}

/** Of each measurement its values in time, from records newest first. */
export function seriesOfRecords(records: readonly Measurement[], names: readonly string[], unit: LengthUnit): Series[] {
  const points = new Map(names.map((name) => [name, [] as Point[]]));
  for (let index = records.length - 1; index >= 0; index--) {
    const record = records[index]!;
    const values = valuesByName(record);
    const at = Date.parse(record.processed_at);
    for (const [name, list] of points) {
      const value = values.get(name);
      if (value !== undefined) list.push({ at, value: name === "weight" ? value : inUnit(value, record.unit, unit), count: 1 });
    }
  }
  return [...points].map(([name, list]) => ({ name, points: list }));
}

/** The same from the trends that the database has computed in cm: a mean for each interval. */
export function seriesOfTrends(trends: readonly TrendSeries[], names: readonly string[], unit: LengthUnit): Series[] {
  return names.map((name) => ({
    name,
    points: (trends.find((series) => series.name === name)?.points ?? []).map((point) => ({
      at: Date.parse(point.at),
      value: name === "weight" ? point.mean : inUnit(point.mean, "cm", unit),
      count: point.count,
    })),
  }));
}

/** Where the first point is at or after a time. */
function lowerBound(points: readonly Point[], at: number): number {
  let [low, high] = [0, points.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (points[middle]!.at < at) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The points in a stretch of time; where they are more than `most`, means over equal parts of it. */
export function thinned(points: readonly Point[], domain: Range, most: number): Point[] {
  const inside = points.slice(lowerBound(points, domain.min), lowerBound(points, domain.max + 1));
  if (inside.length <= most) return inside;
  const part = (domain.max - domain.min) / most || 1;
  const parts = new Map<number, { at: number; sum: number; count: number }>();
  for (const { at, value, count } of inside) {
    const index = Math.min(most - 1, Math.floor((at - domain.min) / part));
    const so = parts.get(index) ?? { at: 0, sum: 0, count: 0 };
    parts.set(index, { at: so.at + at * count, sum: so.sum + value * count, count: so.count + count });
  }
  return [...parts.values()].map(({ at, sum, count }) => ({ at: at / count, value: sum / count, count }));
}

/** Each value less the first of its series, so that measurements of different size can be looked at together. */
export function sinceFirst(series: Series): Series {
  const first = series.points[0]?.value ?? 0;
  return { ...series, points: series.points.map((point) => ({ ...point, value: point.value - first })) };
}

/** The point nearest to a time. */
export function nearest(points: readonly Point[], at: number): number {
  const after = lowerBound(points, at);
  if (after === 0) return 0;
  if (after === points.length) return after - 1;
  return at - points[after - 1]!.at <= points[after]!.at - at ? after - 1 : after;
}

/** From the smallest to the greatest of numbers; undefined of none. */
export function extent(values: Iterable<number>): Range | undefined {
  let [min, max] = [Infinity, -Infinity];
  for (const value of values) {
    min = Math.min(min, value);
    max = Math.max(max, value);
  }
  return min <= max ? { min, max } : undefined;
}

/** A stretch of time made `factor` times as long about its middle, and kept inside the whole. */
export function zoomed(domain: Range, factor: number, whole: Range): Range {
  const middle = (domain.min + domain.max) / 2;
  const half = ((domain.max - domain.min) * factor) / 2;
  return within({ min: middle - half, max: middle + half }, whole);
}

/** A stretch of time moved by a part of its length, and kept inside the whole. */
export function moved(domain: Range, part: number, whole: Range): Range {
  const by = (domain.max - domain.min) * part;
  return within({ min: domain.min + by, max: domain.max + by }, whole);
}

function within({ min, max }: Range, whole: Range): Range {
  const width = max - min;
  if (width >= whole.max - whole.min) return whole;
  if (min < whole.min) return { min: whole.min, max: whole.min + width };
  if (max > whole.max) return { min: whole.max - width, max: whole.max };
  return { min, max };
}
