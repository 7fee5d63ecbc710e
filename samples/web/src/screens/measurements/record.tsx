import { measurementsRecord } from "@qeyafa/client";
import { useState } from "react";
import { Link, useLocation, useSearchParams } from "wouter";
import { client } from "../../client";
import { useAction } from "../../data/use-action";
import { useKey } from "../../data/use-key";
import { useText } from "../../i18n/language";
import { announce } from "../../ui/announcer";
import { Failure } from "../../ui/failure";
import { ProgressRing } from "../../ui/progress";
import { MeasurementForm, type Filled } from "./measurement-form";
import { ImportFile } from "./import-file";
import { MeasurePictures } from "./measure-pictures";
import { Screen } from "./screen";
import { TakeOver } from "./take-over";
import { useVocabulary } from "./use-vocabulary";

const ways = { hand: "byHand", pictures: "byPictures", file: "byFile" } as const;
type Way = keyof typeof ways;

/** New measurements: typed, taken from pictures, or read from a file. */
export default function Record() {
  const t = useText("measurements");
  const [search] = useSearchParams();
  const asked = search.get("by");
  const way: Way = asked !== null && asked in ways ? (asked as Way) : "hand";
  return (
    <Screen title={t.newTitle}>
      <nav className="record-ways" aria-label={t.ways}>
        {(Object.keys(ways) as Way[]).map((one) => (
          <Link key={one} href={one === "hand" ? "/measurements/new" : `/measurements/new?by=${one}`} replace aria-current={one === way ? "page" : undefined}>{t[ways[one]]}</Link>
        ))}
      </nav>
      {way === "hand" ? <ByHand /> : <div className="card">{way === "pictures" ? <MeasurePictures /> : <ImportFile />}</div>}
    </Screen>
  );
}

function ByHand() {
  const t = useText("measurements");
  const [, go] = useLocation();
  const vocabulary = useVocabulary();
  const [updateBody, setUpdateBody] = useState(false);
  const keyFor = useKey();
  const save = useAction(async (filled: Filled) => {
    const body = { ...filled, update_body: updateBody };
    const record = await measurementsRecord(client, { body, idempotencyKey: keyFor(body) });
    announce(t.saved);
    go(`/measurements/${record.id}`);
  });
  if (vocabulary.error) return <Failure error={vocabulary.error} onRetry={vocabulary.reload} />;
  if (!vocabulary.data) return <ProgressRing />;
  return (
    <MeasurementForm
      vocabulary={vocabulary.data}
      action={save}
      start={(form) => <TakeOver onTakeOver={form.takeOver} />}
      end={<label className="check"><input type="checkbox" checked={updateBody} onChange={(event) => setUpdateBody(event.target.checked)} /> {t.updateBody}</label>}
      onCancel={() => go("/measurements")}
    />
  );
}
