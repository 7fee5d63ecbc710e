import { etagOf, isProblem, measurementsGet, measurementsReplace, type Measurement } from "@qeyafa/client";
import { useState } from "react";
import { client } from "../../client";
import { useAction } from "../../data/use-action";
import { useText } from "../../i18n/language";
import { announce } from "../../ui/announcer";
import { Button } from "../../ui/button";
import { Failure } from "../../ui/failure";
import { ProgressRing } from "../../ui/progress";
import { MeasurementForm, type Filled } from "./measurement-form";
import { useVocabulary } from "./use-vocabulary";

interface CorrectProps {
  record: Measurement;
  onDone: (changed: Measurement) => void;
  onCancel: () => void;
}

/** Corrects a record, unless somebody else was faster: then the person decides whose version counts. */
export function Correct({ record, onDone, onCancel }: CorrectProps) {
  const t = useText("measurements");
  const vocabulary = useVocabulary();
  const [last, setLast] = useState<Filled>();
  const send = async (filled: Filled, ifMatch: string | undefined) => {
    setLast(filled);
    const changed = await measurementsReplace(client, { id: record.id, body: filled, ...(ifMatch && { ifMatch }) });
    announce(t.saved);
    onDone(changed);
  };
  const save = useAction((filled: Filled) => send(filled, etagOf(record)));
  const theirs = useAction(async () => onDone(await measurementsGet(client, { id: record.id })));
  const mine = useAction(async () => {
    const current = await measurementsGet(client, { id: record.id });
    await send(last!, etagOf(current));
  });
  if (vocabulary.error) return <Failure error={vocabulary.error} onRetry={vocabulary.reload} />;
  if (!vocabulary.data) return <ProgressRing />;
  const stale = isProblem(save.error, "stale_version");
  return (
    <MeasurementForm
      vocabulary={vocabulary.data}
      record={record}
      action={save}
      quiet={stale}
      end={stale && (
        <div className="notice notice-danger" role="alert">
          <p>{t.stale}</p>
          <div className="form-buttons">
            <Button busy={mine.busy} onClick={() => void mine.run()}>{t.keepMine}</Button>
            <Button busy={theirs.busy} onClick={() => void theirs.run()}>{t.takeTheirs}</Button>
          </div>
          <Failure error={mine.error ?? theirs.error} />
        </div>
      )}
      onCancel={onCancel}
    />
  );
}
