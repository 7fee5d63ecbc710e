import type { Box, DrawnSeries } from "./chart-panel";

const margin = { top: 30, start: 52, end: 14, axis: 30, between: 48 };
const heights = { first: 280, second: 120 };

/** The first and the last pixel of the time axis; mirrored where the language runs from right to left. */
export function axisOf(width: number, mirrored: boolean): { start: number; end: number } {
  return mirrored ? { start: width - margin.start, end: margin.end } : { start: margin.start, end: width - margin.end };
}

export interface Layout {
  readonly panels: readonly { readonly mass: boolean; readonly series: readonly DrawnSeries[]; readonly box: Box }[];
  readonly top: number;
  readonly bottom: number;
  readonly height: number;
}

/** One panel for lengths and, below it, one for weight, which has another unit. */
export function layoutOf(series: readonly DrawnSeries[], { start, end }: { start: number; end: number }): Layout {
  const parts = [false, true]
    .map((mass) => ({ mass, series: series.filter(({ name }) => (name === "weight") === mass) }))
    .filter((part) => part.series.length > 0);
  const second = margin.top + heights.first + margin.between;
  const panels = parts.map((part, index) => ({
    ...part,
    box: { start, end, ...(index === 0 ? { top: margin.top, bottom: margin.top + heights.first } : { top: second, bottom: second + heights.second }) },
  }));
  const bottom = panels.at(-1)?.box.bottom ?? margin.top + heights.first;
  return { panels, top: margin.top, bottom, height: bottom + margin.axis };
}
