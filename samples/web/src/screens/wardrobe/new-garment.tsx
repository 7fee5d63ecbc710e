import { clothingAdd, clothingStats, clothingStorePicture, type Garment, type GarmentBody } from "@qeyafa/client";
import { useRef } from "react";
import { Link, useLocation } from "wouter";
import { client } from "../../client";
import { useAction } from "../../data/use-action";
import { useKey } from "../../data/use-key";
import { useQuery } from "../../data/use-query";
import { useText } from "../../i18n/language";
import { PictureChooser } from "../../pictures/picture-chooser";
import { useUpload } from "../../pictures/use-upload";
import "../../styles/wardrobe.css";
import { announce } from "../../ui/announcer";
import { Page } from "../../ui/page";
import { GarmentForm } from "./garment-form";

export default function NewGarment() {
  const t = useText("wardrobe");
  const [, navigate] = useLocation();
  const stats = useQuery((signal) => clothingStats(client, { signal }), []);
  const keyFor = useKey();
  const added = useRef<Garment>(undefined);
  const upload = useUpload(async (image, options) => {
    await clothingStorePicture(client, { id: added.current!.id, image }, options);
    show();
  });
  const adding = useAction(async (body: GarmentBody) => {
    added.current = await clothingAdd(client, { body, idempotencyKey: keyFor(body) });
    announce(t.saved);
    if (upload.picture) void upload.send();
    else show();
  });
  const show = () => navigate(`/wardrobe/${added.current!.id}`, { replace: true });

  return (
    <Page title={t.newTitle}>
      <div className="halves">
        <section className="card">
          <PictureChooser label={t.picture} hint={t.pictureHint} upload={upload} sentWithForm={!added.current} />
        </section>
        <section className="card">
          {added.current ? (
            <>
              <p role="status">{upload.percent === undefined ? t.savedButPicture : t.saved}</p>
              <Link href={`/wardrobe/${added.current.id}`} replace className="button button-plain">{t.toGarment}</Link>
            </>
          ) : (
            <GarmentForm stats={stats.data} busy={adding.busy} error={adding.error} onSave={(body) => void adding.run(body)} onCancel={() => navigate("/wardrobe")} />
          )}
        </section>
      </div>
    </Page>
  );
}
