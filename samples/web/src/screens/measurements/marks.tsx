/** How many measurements a chart tells apart: each has a colour, a shape and a kind of line. */
export const mostMarks = 6;

const shapes = [
  "M-4 0a4 4 0 1 0 8 0a4 4 0 1 0-8 0Z",
  "M-3.5-3.5h7v7h-7Z",
  "M0-4.5L4.5 3.5h-9Z",
  "M0-5L5 0L0 5L-5 0Z",
  "M0 4.5L-4.5-3.5h9Z",
  "M-1.5-4.5h3v3h3v3h-3v3h-3v-3h-3v-3h3Z",
];
const dashes = [undefined, "7 4", "2 3", "10 3 2 3", "4 2", "12 5"];

export const dashOf = (slot: number) => dashes[slot];

/** The shape of a series at a point. */
export function Mark({ slot, x, y, large = false }: { slot: number; x: number; y: number; large?: boolean }) {
  return <path className={`mark series-${slot}`} d={shapes[slot]!} transform={`translate(${x} ${y})${large ? " scale(1.5)" : ""}`} />;
}

/** A piece of a series' line with its shape, for a legend. */
export function Swatch({ slot }: { slot: number }) {
  return (
    <svg className="swatch" width="32" height="14" viewBox="-16 -7 32 14" aria-hidden="true">
      <path className={`line series-${slot}`} d="M-15 0H15" strokeDasharray={dashOf(slot)} />
      <Mark slot={slot} x={0} y={0} />
    </svg>
  );
}
