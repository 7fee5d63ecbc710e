import { bodyDelete, bodyStorePicture, type Body } from "@qeyafa/client";
import { useState } from "react";
import { Link } from "wouter";
import { client } from "../../client";
import { useAction } from "../../data/use-action";
import { useText } from "../../i18n/language";
import { PictureChooser } from "../../pictures/picture-chooser";
import { refreshed } from "../../pictures/refreshed";
import { useUpload } from "../../pictures/use-upload";
import "../../styles/measurements.css";
import { announce } from "../../ui/announcer";
import { Button } from "../../ui/button";
import { Confirm } from "../../ui/confirm";
import { Failure } from "../../ui/failure";
import { ProgressRing } from "../../ui/progress";
import { useVocabulary } from "../measurements/use-vocabulary";
import { Screen } from "../wardrobe/screen";
import { BodyFacts } from "./body-facts";
import { BodyForm } from "./body-form";
import { BodyPicture } from "./body-picture";
import { useBody } from "./use-body";

export default function BodyScreen() {
  const t = useText("body");
  const body = useBody();
  if (body.data !== undefined) return <Shown body={body.data} onChange={body.replace} />;
  return (
    <Screen title={t.title}>
      <Failure error={body.error} onRetry={body.reload} />
      {body.loading && <ProgressRing />}
    </Screen>
  );
}

function Shown({ body, onChange }: { body: Body | null; onChange: (body: Body | null) => void }) {
  const t = useText("body");
  const common = useText("common");
  const [asking, setAsking] = useState(false);
  const [editing, setEditing] = useState<{ base: Body | null }>();
  const vocabulary = useVocabulary();
  const saved = (stored: Body) => {
    announce(t.saved);
    onChange(stored);
    setEditing(undefined);
  };
  const upload = useUpload(async (image, options) => {
    const stored = await bodyStorePicture(client, { image }, options);
    await refreshed(stored.image_url, ["large"]);
    onChange(stored);
  });
  const deleting = useAction(() => bodyDelete(client));
  const deleted = () => {
    announce(t.deleted);
    onChange(null);
  };
  return (
    <Screen
      title={t.title}
      actions={
        body && (
          <>
            {body.image_url && <Link href="/try-on/new" className="button button-primary">{t.tryOn}</Link>}
            <Button onClick={() => setAsking(true)}>{common.delete}</Button>
          </>
        )
      }
    >
      <p className="quiet">{t.intro}</p>
      <div className="halves">
        <section className="card">
          <PictureChooser label={t.picture} hint={t.pictureHint} upload={upload}>{body?.image_url && <BodyPicture body={body} alt={t.pictureAlt} />}</PictureChooser>
        </section>
        <section className="card measurements">
          {!editing && <BodyFacts body={body} onEdit={() => setEditing({ base: body })} />}
          {editing && <h2>{t.values}</h2>}
          {editing && <Failure error={vocabulary.error} onRetry={vocabulary.reload} />}
          {editing && vocabulary.loading && <ProgressRing />}
          {editing && vocabulary.data && <BodyForm vocabulary={vocabulary.data} base={editing.base} onSaved={saved} onCancel={() => setEditing(undefined)} />}
        </section>
      </div>
      {asking && <Confirm title={t.deleteTitle} text={t.deleteText} label={common.delete} action={deleting} onDone={deleted} onClose={() => setAsking(false)} />}
    </Screen>
  );
}
