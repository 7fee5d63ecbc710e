import { useCallback, useEffect, useLayoutEffect, useRef, useState } from "react";

/** So close to the end somebody is reading the newest. */
const close = 60;

/**
 * Keeps a scrolled box where its reader is: at the end while the newest is read, and at the same text when older text is put before it.
 * At first it shows where the reader begins, or the end.
 * @param start Finds where the reader begins.
 * @param firstId What stands first in the box.
 * @param content Changes with everything that the box holds.
 */
export function useScroll(start: string, firstId: string | undefined, content: readonly unknown[]) {
  const box = useRef<HTMLDivElement>(null);
  const [isAtEnd, setAtEnd] = useState(true);
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
  }, [note]);

  useLayoutEffect(() => {
    const { current } = box;
    if (!current) return;
    const earlier = before.current;
    const begin = earlier ? undefined : current.querySelector(start);
    if (begin) {
      current.scrollTop += begin.getBoundingClientRect().top - current.getBoundingClientRect().top;
      note(isNearEnd(current));
    } else if (atEnd.current) current.scrollTop = current.scrollHeight;
    else if (earlier && earlier.firstId !== firstId) current.scrollTop += current.scrollHeight - earlier.height;
    before.current = { firstId, height: current.scrollHeight };
  }, [start, firstId, note, ...content]);

  useEffect(() => {
    const { current } = box;
    if (!current) return;
    // A keyboard that opens makes the box smaller.
    const observer = new ResizeObserver(() => {
      if (atEnd.current) current.scrollTop = current.scrollHeight;
    });
    observer.observe(current);
    return () => observer.disconnect();
  }, []);

  const onScroll = useCallback(() => {
    note(isNearEnd(box.current!));
  }, [note]);
  return { box, isAtEnd, toEnd, onScroll };
}

function isNearEnd({ scrollHeight, scrollTop, clientHeight }: HTMLElement): boolean {
  return scrollHeight - scrollTop - clientHeight < close;
}
