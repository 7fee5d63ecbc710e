import { useCallback, useEffect, useLayoutEffect, useRef, useState, type RefObject } from "react";

/** So close to the end somebody is reading the newest. */
const close = 60;

/**
 * Keeps a scrolled box where its reader is: at the end while the newest is read, and at the same text when older text is put before it.
 * At first it shows where the reader begins, or the end.
 * @param start Finds where the reader begins.
 * @param firstId What stands first in the box.
 * @param content Changes with everything that the box holds.
 */
export function useScroll(box: RefObject<HTMLDivElement | null>, start: string, firstId: string | undefined, content: readonly unknown[]) {
  const [isAtEnd, setAtEnd] = useState(false); // Until it is scrolled, nobody has seen anything.
  const atEnd = useRef(true);
  const before = useRef<{ firstId: string | undefined; height: number }>(undefined);

  const note = useCallback((is: boolean) => {
    atEnd.current = is;
    setAtEnd(is);
  }, []);
  const toEnd = useCallback(() => {
    const { current } = box;
    if (current) current.scrollTop = current.scrollHeight;
    note(true);
  }, [box, note]);

  useLayoutEffect(() => {
    const { current } = box;
    if (!current) return;
    const earlier = before.current;
    const begin = earlier ? undefined : current.querySelector(start);
    if (begin) {
      current.scrollTop += begin.getBoundingClientRect().top - current.getBoundingClientRect().top;
      note(isNearEnd(current));
    } else if (atEnd.current) toEnd();
    else if (earlier && earlier.firstId !== firstId) current.scrollTop += current.scrollHeight - earlier.height;
    before.current = { firstId, height: current.scrollHeight };
  }, [box, start, firstId, note, toEnd, ...content]);

  useEffect(() => {
    const { current } = box;
    if (!current) return;
    // A keyboard that opens makes the box smaller.
    const observer = new ResizeObserver(() => {
      if (atEnd.current) current.scrollTop = current.scrollHeight;
    });
    observer.observe(current);
    return () => observer.disconnect();
  }, [box]);

  const onScroll = useCallback(() => {
    note(isNearEnd(box.current!));
  }, [box, note]);
  return { isAtEnd, toEnd, onScroll };
}

function isNearEnd({ scrollHeight, scrollTop, clientHeight }: HTMLElement): boolean {
  return scrollHeight - scrollTop - clientHeight < close;
}
