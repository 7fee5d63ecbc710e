/** A stretch of numbers or of times in milliseconds. */
export interface Range {
  readonly min: number;
  readonly max: number;
}

/** Places values of a domain between two pixels; `from` may be the greater, which mirrors. */
export function linear(domain: Range, from: number, to: number) {
  const width = domain.max - domain.min || 1;
  return {
    at: (value: number) => from + ((value - domain.min) / width) * (to - from),
    of: (pixel: number) => domain.min + ((pixel - from) / (to - from || 1)) * width,
  };
}

/** Round values that divide a domain into about `count` parts, and the domain widened to them. */
export function niceTicks(domain: Range, count: number): { ticks: number[]; domain: Range } {
  const width = domain.max - domain.min || Math.abs(domain.max) * 0.1 || 1;
  const rough = width / Math.max(1, count);
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 2.5, 5, 10].map((factor) => factor * power).find((candidate) => candidate >= rough - 1e-9)!;
  const middle = domain.max === domain.min;
  const first = Math.floor((middle ? domain.min - width / 2 : domain.min) / step);
  const last = Math.ceil((middle ? domain.max + width / 2 : domain.max) / step);
  const ticks = Array.from({ length: last - first + 1 }, (_, index) => Number(((first + index) * step).toPrecision(12)));
  return { ticks, domain: { min: ticks[0]!, max: ticks.at(-1)! } };
}

export type TimeStep = "day" | "month" | "year";
const day = 86_400_000;
const steps: readonly { unit: TimeStep; every: number; length: number }[] = [
  { unit: "day", every: 1, length: day },
  { unit: "day", every: 2, length: 2 * day },
  { unit: "day", every: 7, length: 7 * day },
  { unit: "day", every: 14, length: 14 * day },
  { unit: "month", every: 1, length: 30 * day },
  { unit: "month", every: 3, length: 91 * day },
  { unit: "month", every: 6, length: 182 * day },
  { unit: "year", every: 1, length: 365 * day },
  { unit: "year", every: 2, length: 730 * day },
  { unit: "year", every: 5, length: 1826 * day },
  { unit: "year", every: 10, length: 3652 * day },
  { unit: "year", every: 25, length: 9131 * day },
];

/** Days, months or years that begin in a stretch of time, at most `count`, by the reader's clock. */
export function timeTicks(domain: Range, count: number): { step: TimeStep; ticks: number[] } {
  const span = Math.max(domain.max - domain.min, day);
  const { unit, every } = steps.find((step) => span / step.length <= count) ?? steps.at(-1)!;
  const start = new Date(domain.min);
  const [year, month] = [start.getFullYear(), start.getMonth()];
  const tick = (index: number) =>
    unit === "year" ? new Date(Math.floor(year / every) * every + index * every, 0, 1)
    : unit === "month" ? new Date(year, Math.floor(month / every) * every + index * every, 1)
    : new Date(year, month, start.getDate() + index * every);
  const ticks: number[] = [];
  for (let index = 0; ; index++) {
    const at = tick(index).getTime();
    if (at > domain.max) return { step: unit, ticks };
    if (at >= domain.min) ticks.push(at);
  }
}
