import { useLayoutEffect, type RefObject } from "react";

/** The lowest that a box may be, and what is left free below. */
const lowest = 200;
const margin = 24;

/** Makes a box as high as the window has room for it and for what follows it, whatever is said above it. */
export function useFit(box: RefObject<HTMLElement | null>, frame: RefObject<HTMLElement | null>) {
  useLayoutEffect(() => {
    const fit = () => {
      if (!box.current || !frame.current) return;
      const top = frame.current.getBoundingClientRect().top + scrollY;
      const below = frame.current.nextElementSibling?.getBoundingClientRect().height ?? 0;
      box.current.style.blockSize = `${Math.max(lowest, Math.floor(innerHeight - top - below - margin))}px`;
    };
    fit();
    const observer = new ResizeObserver(fit);
    observer.observe(frame.current?.closest("main") ?? document.body); // Grows and shrinks with what is said above.
    addEventListener("resize", fit);
    return () => {
      observer.disconnect();
      removeEventListener("resize", fit);
    };
  }, [box, frame]);
}
