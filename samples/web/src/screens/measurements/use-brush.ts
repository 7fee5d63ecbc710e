import { useState, type PointerEvent } from "react";
import type { Range, linear } from "./chart-scale";

const shortest = 12;

/** Follows the pointer over a chart: the time that it points at, and the period that it is dragged over. */
export function useBrush(x: ReturnType<typeof linear>, view: Range, onChoose: (chosen: Range) => void) {
  const [pointed, setPointed] = useState<number>();
  const [drag, setDrag] = useState<{ from: number; to: number }>();
  const timeAt = (event: PointerEvent) => {
    const pixel = event.clientX - event.currentTarget.getBoundingClientRect().left;
    return Math.min(view.max, Math.max(view.min, x.of(pixel)));
  };
  return {
    pointed,
    drag,
    forget: () => setPointed(undefined),
    handlers: {
      onPointerMove(event: PointerEvent) {
        const at = timeAt(event);
        setPointed(at);
        setDrag((before) => before && { ...before, to: at });
      },
      onPointerDown(event: PointerEvent) {
        if (event.button !== 0) return;
        const at = timeAt(event);
        setPointed(at);
        setDrag({ from: at, to: at });
        event.currentTarget.setPointerCapture(event.pointerId);
      },
      onPointerUp() {
        if (drag && Math.abs(x.at(drag.to) - x.at(drag.from)) > shortest) onChoose({ min: Math.min(drag.from, drag.to), max: Math.max(drag.from, drag.to) });
        setDrag(undefined);
      },
      onPointerCancel: () => setDrag(undefined),
      onPointerLeave: () => setPointed(undefined),
    },
  };
}
