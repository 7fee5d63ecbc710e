import { useEffect, useRef } from "react";
import type { Pages } from "../data/use-pages";
import { useText } from "../i18n/language";
import { Button } from "./button";
import { Failure } from "./failure";

/** The way to a list's next page, of which the first item takes the focus; `list` holds the items. */
export function ShowMore<T>({ pages, list }: { pages: Pages<T>; list: () => HTMLElement | null }) {
  const t = useText("common");
  const next = useRef<number>(undefined);
  const shown = pages.items?.length ?? 0;
  useEffect(() => {
    if (next.current === undefined || shown <= next.current) return;
    list()?.children[next.current]?.querySelector<HTMLElement>("a, button, input")?.focus();
    next.current = undefined;
  }, [shown]);
  if (!pages.hasMore) return null;
  const show = () => {
    next.current = shown;
    void pages.more.run();
  };
  return (
    <div className="show-more">
      <Failure error={pages.more.error} />
      <Button busy={pages.more.busy} onClick={show}>{t.more}</Button>
    </div>
  );
}
