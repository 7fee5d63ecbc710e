import { bodyDelete, bodyStorePicture, type Body } from "@qeyafa/client";
import { useState } from "react";
import { Link } from "wouter";
import { client } from "../../client";
import { useAction } from "../../data/use-action";
import { useText } from "../../i18n/language";
import { PictureChooser } from "../../pictures/picture-chooser";
import { refreshed } from "../../pictures/refreshed";
import { useUpload } from "../../pictures/use-upload";
import "../../styles/wardrobe.css";
import { announce } from "../../ui/announcer";
import { Button } from "../../ui/button";
import { Confirm } from "../../ui/confirm";
import { Failure } from "../../ui/failure";
import { Page } from "../../ui/page";
import { ProgressRing } from "../../ui/progress";
import { BodyPicture } from "./body-picture";
import { useBody } from "./use-body";

export default function BodyScreen() {
  const t = useText("body");
  const body = useBody();
  if (body.data !== undefined) return <Shown body={body.data} onChange={body.replace} />;
  return (
    <Page title={t.title}>
      <Failure error={body.error} onRetry={body.reload} />
      {body.loading && <ProgressRing />}
    </Page>
  );
}

function Shown({ body, onChange }: { body: Body | null; onChange: (body: Body | null) => void }) {
  const t = useText("body");
  const common = useText("common");
  const [asking, setAsking] = useState(false);
  const upload = useUpload(async (image, options) => {
    const stored = await bodyStorePicture(client, { image }, options);
    await refreshed(stored.image_url, ["large"]);
    onChange(stored);
  });
  const deleting = useAction(async () => {
    await bodyDelete(client);
    setAsking(false);
    announce(t.deleted);
    onChange(null);
  });
  return (
    <Page
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
      </div>
      {asking && <Confirm title={t.deleteTitle} text={t.deleteText} label={common.delete} action={deleting} onClose={() => setAsking(false)} />}
    </Page>
  );
}
