import { etagOf, isProblem, measurementsDelete, measurementsGet, type Measurement } from "@qeyafa/client";
import { useState } from "react";
import { Link, useLocation, useParams } from "wouter";
import { client } from "../../client";
import { useAction } from "../../data/use-action";
import { useQuery } from "../../data/use-query";
import { useFormat } from "../../i18n/format";
import { useText } from "../../i18n/language";
import { announce } from "../../ui/announcer";
import { Button } from "../../ui/button";
import { Dialog } from "../../ui/dialog";
import { Failure } from "../../ui/failure";
import { Page } from "../../ui/page";
import { ProgressRing } from "../../ui/progress";
import "../../styles/measurements.css";
import { Correct } from "./correct";
import { RecordValues } from "./record-values";
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
      <Page title={t.recordOf}>
        {missing ? <p className="card">{t.gone} <Link href="/measurements">{t.toHistory}</Link></p> : <Failure error={record.error} onRetry={record.reload} />}
        {!record.error && <ProgressRing />}
      </Page>
    );
  }
  const { data } = record;
  if (correcting) {
    const show = (changed: Measurement) => {
      record.replace(changed);
      setCorrecting(false);
    };
    return (
      <Page key="correct" title={t.correctTitle}>
        <Correct record={data} onDone={show} onCancel={() => setCorrecting(false)} />
      </Page>
    );
  }
  return (
    <Page key="see" title={t.recordTitle(format.date(data.processed_at))} actions={<Actions record={data} onCorrect={() => setCorrecting(true)} />}>
      <Failure error={record.error} onRetry={record.reload} />
      <div className="toolbar">
        <p className="quiet">{format.dateTime(data.processed_at)} · {t.sources[data.source as keyof typeof t.sources] ?? data.source}</p>
        <UnitSwitch />
      </div>
      <Warnings warnings={data.warnings} />
      <RecordValues record={data} />
    </Page>
  );
}

function Actions({ record, onCorrect }: { record: Measurement; onCorrect: () => void }) {
  const t = useText("measurements");
  const common = useText("common");
  const [asking, setAsking] = useState(false);
  return (
    <>
      <Button kind="primary" onClick={onCorrect}>{t.correct}</Button>
      <Link className="button" href={`/measurements/compare?to=${record.id}`}>{t.compare}</Link>
      <Button onClick={() => setAsking(true)}>{common.delete}</Button>
      {asking && <ConfirmDeletion record={record} onClose={() => setAsking(false)} />}
    </>
  );
}

function ConfirmDeletion({ record, onClose }: { record: Measurement; onClose: () => void }) {
  const t = useText("measurements");
  const common = useText("common");
  const format = useFormat();
  const [, go] = useLocation();
  const remove = useAction(async () => {
    await measurementsDelete(client, { id: record.id, ifMatch: etagOf(record) });
    announce(t.deleted);
    go("/measurements", { replace: true });
  });
  return (
    <Dialog title={t.deleteTitle} onClose={onClose}>
      <p>{t.deleteText(format.date(record.processed_at))}</p>
      <Failure error={remove.error} />
      <div className="form-buttons">
        <Button kind="danger" busy={remove.busy} onClick={() => void remove.run()}>{common.delete}</Button>
        <Button onClick={onClose}>{common.cancel}</Button>
      </div>
    </Dialog>
  );
}
