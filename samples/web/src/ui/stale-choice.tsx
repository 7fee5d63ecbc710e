import type { Action } from "../data/use-action";
import { useText } from "../i18n/language";
import { Button } from "./button";
import { Dialog } from "./dialog";
import { Failure } from "./failure";

/** One thing that was entered and is stored differently. */
export interface Difference {
  readonly label: string;
  readonly mine: string;
  readonly theirs: string;
}

interface StaleChoiceProps {
  differences: readonly Difference[];
  keepMine: Action<[]>;
  onTakeTheirs: () => void;
  onClose: () => void;
}

/** Shows what would be overwritten, beside what was entered, and has the person choose. */
export function StaleChoice({ differences, keepMine, onTakeTheirs, onClose }: StaleChoiceProps) {
  const t = useText("stale");
  return (
    <Dialog title={t.title} onClose={onClose}>
      <p>{t.text}</p>
      <table className="stale-differences">
        <thead><tr><td /><th scope="col">{t.mine}</th><th scope="col">{t.theirs}</th></tr></thead>
        <tbody>
          {differences.filter(({ mine, theirs }) => mine !== theirs).map(({ label, mine, theirs }) => (
            <tr key={label}><th scope="row">{label}</th><td><bdi>{mine || "–"}</bdi></td><td><bdi>{theirs || "–"}</bdi></td></tr>
          ))}
        </tbody>
      </table>
      <Failure error={keepMine.error} />
      <div className="page-actions">
        <Button kind="primary" busy={keepMine.busy} onClick={() => void keepMine.run()}>{t.keepMine}</Button>
        <Button onClick={onTakeTheirs}>{t.takeTheirs}</Button>
      </div>
    </Dialog>
  );
}
