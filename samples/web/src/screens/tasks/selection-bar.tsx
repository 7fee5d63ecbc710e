import { useText } from "../../i18n/language";
import { Button } from "../../ui/button";

interface SelectionBarProps {
  /** How many are selected; undefined where nothing is being selected. */
  count: number | undefined;
  canSelect: boolean;
  onBegin: () => void;
  onAll: () => void;
  onComplete: () => void;
  onEnd: () => void;
}

/** Completes several tasks at once. */
export function SelectionBar({ count, canSelect, onBegin, onAll, onComplete, onEnd }: SelectionBarProps) {
  const t = useText("tasks");
  if (count === undefined) return canSelect ? <Button onClick={onBegin}>{t.select}</Button> : null;
  return (
    <div className="page-actions">
      <Button kind="primary" disabled={count === 0} onClick={onComplete}>{t.completeMany(count)}</Button>
      <Button onClick={onAll}>{t.selectAll}</Button>
      <Button onClick={onEnd}>{t.stopSelecting}</Button>
    </div>
  );
}
