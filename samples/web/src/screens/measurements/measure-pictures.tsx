import { measurementsProcess, withProgress } from "@qeyafa/client";
import { useState } from "react";
import { useLocation } from "wouter";
import { client } from "../../client";
import { useAction } from "../../data/use-action";
import { useText } from "../../i18n/language";
import { announce } from "../../ui/announcer";
import { Button } from "../../ui/button";
import { errorOf, Failure } from "../../ui/failure";
import { Form } from "../../ui/form";
import { ProgressBar, ProgressRing } from "../../ui/progress";
import { finding, knownField, type Entry } from "./entries";
import { inUnit } from "./lengths";
import { MeasureField } from "./measure-field";
import { parseNumber } from "./numbers";
import { PictureField } from "./picture-field";
import { UnitSwitch } from "./unit-switch";
import { useVocabulary } from "./use-vocabulary";

const mostBytes = 10 * 1024 * 1024;
const parts = ["front", "side"] as const;
type Part = (typeof parts)[number];

/** Has the measuring service estimate the measurements from two pictures and the height. */
export function MeasurePictures() {
  const t = useText("measurements");
  const [, go] = useLocation();
  const vocabulary = useVocabulary();
  const [pictures, setPictures] = useState<Partial<Record<Part, File>>>({});
  const [height, setHeight] = useState<Entry>();
  const [attempt, setAttempt] = useState(0);
  const [percent, setPercent] = useState(0);
  const measure = useAction(async (front: File, side: File, tall: number) => {
    setPercent(0);
    const record = await measurementsProcess(client, { front, side, height: inUnit(tall, height!.unit, "cm"), unit: "cm" }, withProgress(({ sent, total }) => setPercent(total ? (100 * sent) / total : 0)));
    announce(t.saved);
    go(`/measurements/${record.id}`);
  });

  if (vocabulary.error) return <Failure error={vocabulary.error} onRetry={vocabulary.reload} />;
  const item = vocabulary.data?.items.find(({ name }) => name === "height");
  if (!item) return <ProgressRing />;
  const field = knownField(item);
  const found = finding(height, field);
  const wrongPicture = (part: Part) => (!pictures[part] ? t.pictureNeeded : pictures[part].size > mostBytes ? t.pictureBig : undefined);

  function submit() {
    setAttempt((before) => before + 1);
    const tall = parseNumber(height?.text ?? "");
    if (parts.some(wrongPicture) || tall === undefined || found === "impossible") return;
    void measure.run(pictures.front!, pictures.side!, tall);
  }

  const placed = [...parts, "height"].some((member) => errorOf(measure.error, member));
  return (
    <Form refusals={[attempt, measure.error]} onSubmit={submit}>
      <p>{t.picturesText}</p>
      <div className="pictures">
        {parts.map((part) => (
          <PictureField
            key={part} label={t[part]} hint={t.pictureHint} file={pictures[part]}
            error={(attempt > 0 ? wrongPicture(part) : undefined) ?? errorOf(measure.error, part)}
            onChoose={(file) => {
              setPictures((before) => ({ ...before, [part]: file }));
              measure.clear();
            }}
          />
        ))}
      </div>
      <div className="form-head">
        <MeasureField
          field={field} entry={height} checked={attempt > 0}
          refused={attempt > 0 && !height?.text.trim() ? t.heightNeeded : errorOf(measure.error, "height")}
          onType={(_, entry) => setHeight(entry)} onLeave={() => undefined}
        />
        <UnitSwitch />
      </div>
      {!placed && <Failure error={measure.error} />}
      {measure.busy && (percent < 100 ? <ProgressBar percent={percent} label={t.sending} /> : <div role="status"><ProgressRing label={t.measuring} /><p className="centred">{t.measuring}</p></div>)}
      <Button kind="primary" type="submit" busy={measure.busy}>{t.measure}</Button>
    </Form>
  );
}
