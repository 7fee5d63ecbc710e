import type { Pages } from "../data/use-pages";
import { useText } from "../i18n/language";
import { Button } from "./button";
import { Failure } from "./failure";

/** The way to a list's next page. Its first new item takes the focus: `list` finds the list's links or buttons. */
export function ShowMore<T>({ pages, list }: { pages: Pages<T>; list: () => HTMLElement | null }) {
  const t = useText("common");
  if (!pages.hasMore) return null;
  const show = async () => {
    const before = list()?.children.length ?? 0;
    if (!(await pages.more.run())) return;
    requestAnimationFrame(() => list()?.children[before]?.querySelector<HTMLElement>("a, button, input")?.focus());
  };
  return (
    <div className="show-more">
      <Failure error={pages.more.error} />
      <Button busy={pages.more.busy} onClick={() => void show()}>{t.more}</Button>
    </div>
  );
}
