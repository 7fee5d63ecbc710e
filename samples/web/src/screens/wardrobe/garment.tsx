import { clothingDelete, clothingGet, clothingStats, clothingStorePicture, isProblem, type Garment } from "@qeyafa/client";
import { useState } from "react";
import { Link, useLocation, useParams } from "wouter";
import { client } from "../../client";
import { useAction } from "../../data/use-action";
import { useQuery } from "../../data/use-query";
import { useText } from "../../i18n/language";
import { PictureChooser } from "../../pictures/picture-chooser";
import { refreshed } from "../../pictures/refreshed";
import { SignedPicture } from "../../pictures/signed-picture";
import { useUpload } from "../../pictures/use-upload";
import { announce } from "../../ui/announcer";
import { Button } from "../../ui/button";
import { Confirm } from "../../ui/confirm";
import { Failure } from "../../ui/failure";
import { ProgressRing } from "../../ui/progress";
import { useCategoryName } from "./categories";
import { GarmentDetails } from "./garment-details";
import { GarmentEditor } from "./garment-editor";
import { Screen } from "./screen";

export default function GarmentScreen() {
  const t = useText("wardrobe");
  const { id } = useParams<{ id: string }>();
  const garment = useQuery((signal) => clothingGet(client, { id }, { signal }), [id]);
  if (garment.data) return <Shown key={id} garment={garment.data} onChange={garment.replace} />;
  const isGone = isProblem(garment.error, "not_found", "malformed_request");
  return (
    <Screen title={t.title}>
      {isGone ? <div className="notice"><p>{t.gone}</p><Link href="/wardrobe">{t.toWardrobe}</Link></div> : <Failure error={garment.error} onRetry={garment.reload} />}
      {garment.loading && <ProgressRing />}
    </Screen>
  );
}

function Shown({ garment, onChange }: { garment: Garment; onChange: (garment: Garment) => void }) {
  const t = useText("wardrobe");
  const common = useText("common");
  const categoryName = useCategoryName();
  const [, navigate] = useLocation();
  const [editing, setEditing] = useState<Garment>();
  const [asking, setAsking] = useState(false);
  const stats = useQuery((signal) => clothingStats(client, { signal }), []);
  const { id } = garment;
  const upload = useUpload(async (image, options) => {
    const stored = await clothingStorePicture(client, { id, image }, options);
    await refreshed(stored.image_url, ["medium", "large"]);
    onChange(stored);
  });
  const deleting = useAction(() => clothingDelete(client, { id }));
  const deleted = () => {
    announce(t.deleted(garment.name));
    navigate("/wardrobe", { replace: true });
  };

  return (
    <Screen
      title={garment.name}
      actions={
        <>
          {garment.image_url && <Link href={`/try-on/new?garment=${id}`} className="button button-primary">{t.tryOn}</Link>}
          <Button onClick={() => setAsking(true)}>{common.delete}</Button>
        </>
      }
    >
      <p><Link href="/wardrobe">{t.toWardrobe}</Link></p>
      <div className="halves">
        <section className="card">
          <PictureChooser label={t.picture} hint={t.pictureHint} upload={upload}>
            {garment.image_url && (
              <SignedPicture
                link={garment.image_url}
                version={garment.updated_at}
                size="large"
                alt={t.pictureOf(garment.name, categoryName(garment.category))}
                readAnew={async (signal) => (await clothingGet(client, { id }, { signal })).image_url}
              />
            )}
          </PictureChooser>
        </section>
        <section className="card">
          {editing ? (
            <GarmentEditor base={editing} stats={stats.data} onSaved={(saved) => { onChange(saved); setEditing(undefined); }} onCancel={() => setEditing(undefined)} />
          ) : (
            <GarmentDetails garment={garment} onEdit={() => setEditing(garment)} />
          )}
        </section>
      </div>
      {asking && <Confirm title={t.deleteTitle} text={t.deleteText(garment.name)} label={common.delete} action={deleting} onDone={deleted} onClose={() => setAsking(false)} />}
    </Screen>
  );
}
