import { isProblem, measurementsLatest, type Measurement } from "@qeyafa/client";
import { useState } from "react";
import { client } from "../../client";
import { useUserId } from "../../data/session";
import { useAction } from "../../data/use-action";
import { useFormat } from "../../i18n/format";
import { useText } from "../../i18n/language";
import { Button } from "../../ui/button";
import { Failure } from "../../ui/failure";

/** Fills in the form from the last record. */
export function TakeOver({ onTakeOver }: { onTakeOver: (record: Measurement) => void }) {
  const t = useText("measurements");
  const format = useFormat();
  const userId = useUserId();
  const [told, setTold] = useState("");
  const read = useAction(async () => {
    const record = await measurementsLatest(client, { userId });
    onTakeOver(record);
    setTold(t.takenOver(format.date(record.processed_at)));
  });
  const none = isProblem(read.error, "not_found");
  return (
    <div className="take-over">
      <Button busy={read.busy} onClick={() => void read.run()}>{t.takeOver}</Button>
      <p className="quiet" role="status">{none ? t.nothingToTakeOver : told}</p>
      {!none && <Failure error={read.error} />}
    </div>
  );
}
