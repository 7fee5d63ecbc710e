import { etagOf, isProblem, measurementsDelete, type Measurement } from "@qeyafa/client";
import { flushSync } from "react-dom";
import { useLocation } from "wouter";
import { client } from "../../client";
import { useAction } from "../../data/use-action";
import { useFormat } from "../../i18n/format";
import { useText } from "../../i18n/language";
import { announce } from "../../ui/announcer";
import { Button } from "../../ui/button";
import { Dialog } from "../../ui/dialog";
import { Failure } from "../../ui/failure";

interface ConfirmDeletionProps {
  record: Measurement;
  onClose: () => void;
  /** Reads the record anew: somebody else has changed it. */
  onStale: () => void;
}

/** Asks before a record is deleted; what somebody else has changed in the meantime has to be seen first. */
export function ConfirmDeletion({ record, onClose, onStale }: ConfirmDeletionProps) {
  const t = useText("measurements");
  const common = useText("common");
  const format = useFormat();
  const [, go] = useLocation();
  const remove = useAction(() => measurementsDelete(client, { id: record.id, ifMatch: etagOf(record) }));
  const confirm = async () => {
    if (!(await remove.run())) return;
    flushSync(onClose); // A dialog that is still there would take the announcement with it.
    announce(t.deleted);
    go("/measurements", { replace: true });
  };
  const close = () => {
    if (isProblem(remove.error, "stale_version")) onStale();
    onClose();
  };
  return (
    <Dialog title={t.deleteTitle} onClose={close}>
      <p>{t.deleteText(format.date(record.processed_at))}</p>
      <Failure error={remove.error} />
      <div className="form-buttons">
        <Button kind="danger" busy={remove.busy} onClick={() => void confirm()}>{common.delete}</Button>
        <Button onClick={close}>{common.cancel}</Button>
      </div>
    </Dialog>
  );
}
