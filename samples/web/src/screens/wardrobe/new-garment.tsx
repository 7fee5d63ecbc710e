import { clothingAdd, clothingStats, clothingStorePicture, type Garment } from "@qeyafa/client";
import { useRef, useState } from "react";
import { Link, useLocation } from "wouter";
import { client } from "../../client";
import { useAction } from "../../data/use-action";
import { useKey } from "../../data/use-key";
import { useQuery } from "../../data/use-query";
import { useText } from "../../i18n/language";
import { PictureChooser } from "../../pictures/picture-chooser";
import { useUpload } from "../../pictures/use-upload";
import { announce } from "../../ui/announcer";
import { GarmentForm } from "./garment-form";
import { bodyOf, noValues } from "./garment-values";
import { Screen } from "./screen";

export default function NewGarment() {
  const t = useText("wardrobe");
  const [, navigate] = useLocation();
  const stats = useQuery((signal) => clothingStats(client, { signal }), []);
  const [values, setValues] = useState(noValues);
  const keyFor = useKey();
  const added = useRef<Garment>(undefined);
  const upload = useUpload(async (image, options) => {
    await clothingStorePicture(client, { id: added.current!.id, image }, options);
    show();
  });
  const adding = useAction(async () => {
    const body = bodyOf(values);
    added.current = await clothingAdd(client, { body, idempotencyKey: keyFor(body) });
    announce(t.saved);
    if (upload.picture) void upload.send();
    else show();
  });
  const show = () => navigate(`/wardrobe/${added.current!.id}`, { replace: true });

  return (
    <Screen title={t.newTitle}>
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
            <GarmentForm values={values} onChange={(change) => setValues((before) => ({ ...before, ...change }))} stats={stats.data} busy={adding.busy} error={adding.error} onSave={() => void adding.run()} onCancel={() => navigate("/wardrobe")} />
          )}
        </section>
      </div>
    </Screen>
  );
}
