import { useEffect, useRef, type RefObject } from "react";
import type { Action } from "../../data/use-action";
import { useText } from "../../i18n/language";
import { Button } from "../../ui/button";
import { Failure } from "../../ui/failure";

interface OlderProps {
  box: RefObject<HTMLDivElement | null>;
  older: Action<[]>;
  hasOlder: boolean;
  /** What stands first now: looked at again when it changes. */
  firstId: string | undefined;
}

/** Reads what is older when the reader comes near, or by a button. */
export function Older({ box, older, hasOlder, firstId }: OlderProps) {
  const t = useText("conversations");
  const mark = useRef<HTMLDivElement>(null);
  const { run, error } = older;
  useEffect(() => {
    if (!mark.current || !hasOlder || error) return;
    const observer = new IntersectionObserver(([seen]) => seen?.isIntersecting && void run(), { root: box.current, rootMargin: "240px 0px 0px" });
    observer.observe(mark.current);
    return () => observer.disconnect();
  }, [box, hasOlder, firstId, error, run]);
  if (!hasOlder) return <p className="separator"><span>{t.beginning}</span></p>;
  return (
    <div ref={mark} className="older">
      <Failure error={error} />
      <Button kind="quiet" busy={older.busy} onClick={() => void run()}>{t.older}</Button>
    </div>
  );
}
