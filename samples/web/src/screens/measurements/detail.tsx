import { isProblem, measurementsGet, type Measurement } from "@qeyafa/client";
import { useState } from "react";
import { Link, useParams } from "wouter";
import { client } from "../../client";
import { useQuery } from "../../data/use-query";
import { useFormat } from "../../i18n/format";
import { useText } from "../../i18n/language";
import { Button } from "../../ui/button";
import { Failure } from "../../ui/failure";
import { ProgressRing } from "../../ui/progress";
import { ConfirmDeletion } from "./confirm-deletion";
import { Correct } from "./correct";
import { RecordValues } from "./record-values";
import { Screen } from "./screen";
import { UnitSwitch } from "./unit-switch";
import { Warnings } from "./warnings";

/** One record, with all that can be done with it. */
export default function Detail() {
  const t = useText("measurements");
  const { id } = useParams<{ id: string }>();
  const format = useFormat();
  const record = useQuery((signal) => measurementsGet(client, { id }, { signal }), [id]);
  const [correcting, setCorrecting] = useState(false);
  const missing = isProblem(record.error, "not_found");
  if (!record.data || record.data.id !== id) {
    return (
      <Screen title={t.recordOf}>
        {missing ? <p className="card">{t.gone} <Link href="/measurements">{t.toHistory}</Link></p> : <Failure error={record.error} onRetry={record.reload} />}
        {!record.error && <ProgressRing />}
      </Screen>
    );
  }
  const { data } = record;
  if (correcting) {
    const show = (changed: Measurement) => {
      record.replace(changed);
      setCorrecting(false);
    };
    return (
      <Screen key="correct" title={t.correctTitle}>
        <Correct record={data} onDone={show} onCancel={() => setCorrecting(false)} />
      </Screen>
    );
  }
  return (
    <Screen key="see" title={t.recordTitle(format.date(data.processed_at))} actions={<Actions record={data} onCorrect={() => setCorrecting(true)} onStale={record.reload} />}>
      <Failure error={record.error} onRetry={record.reload} />
      <div className="toolbar">
        <p className="quiet">{format.dateTime(data.processed_at)} · {t.sources[data.source as keyof typeof t.sources] ?? data.source}</p>
        <UnitSwitch />
      </div>
      <Warnings warnings={data.warnings} />
      <RecordValues record={data} />
    </Screen>
  );
}

function Actions({ record, onCorrect, onStale }: { record: Measurement; onCorrect: () => void; onStale: () => void }) {
  const t = useText("measurements");
  const common = useText("common");
  const [asking, setAsking] = useState(false);
  return (
    <>
      <Button kind="primary" onClick={onCorrect}>{t.correct}</Button>
      <Link className="button" href={`/measurements/compare?to=${record.id}`}>{t.compare}</Link>
      <Button onClick={() => setAsking(true)}>{common.delete}</Button>
      {asking && <ConfirmDeletion record={record} onClose={() => setAsking(false)} onStale={onStale} />}
    </>
  );
}
