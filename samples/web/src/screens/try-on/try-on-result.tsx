import type { Garment, TryOn } from "@qeyafa/client";
import { Link } from "wouter";
import { useFormat } from "../../i18n/format";
import { useText } from "../../i18n/language";
import { BodyPicture } from "../body/body-picture";
import { useBody } from "../body/use-body";
import { GarmentPicture } from "../wardrobe/garment-card";
import { FavoriteSwitch } from "./favorite-switch";
import { ResultPicture } from "./result-picture";

/** The result beside the picture that it was made of. */
export function TryOnResult({ tryOn, garment, name }: { tryOn: TryOn; garment: Garment | null | undefined; name: string }) {
  const t = useText("tryOn");
  const format = useFormat();
  const { data: body } = useBody();
  const isOriginalThere = body && body.id === tryOn.body_id && body.image_url;
  return (
    <>
      <div className="before-after">
        <figure>
          {isOriginalThere ? <BodyPicture body={body} alt={t.originalAlt} /> : <div className="picture picture-none">{body === undefined ? "" : t.noOriginal}</div>}
          <figcaption>{t.original}</figcaption>
        </figure>
        <figure>
          <ResultPicture tryOn={tryOn} alt={t.resultOf(name)} size="large" />
          <figcaption>{t.result}</figcaption>
        </figure>
      </div>
      <div className="card result-foot">
        {garment && <Link href={`/wardrobe/${garment.id}`} className="result-garment"><GarmentPicture garment={garment} size="small" decorative /><bdi>{garment.name}</bdi></Link>}
        <p className="quiet">
          {format.dateTime(tryOn.created_at)}
          {typeof tryOn.processing_time === "number" && <> · {t.tookSeconds(format.number(tryOn.processing_time, 1))}</>}
        </p>
        <FavoriteSwitch tryOn={tryOn} />
      </div>
      {tryOn.model_used?.startsWith("preview") && <p className="quiet result-note">{t.preview}</p>}
    </>
  );
}
