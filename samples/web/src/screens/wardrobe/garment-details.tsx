import type { Garment } from "@qeyafa/client";
import { useFormat } from "../../i18n/format";
import { useText } from "../../i18n/language";
import { Button } from "../../ui/button";
import { useCategoryName } from "./categories";

/** What is said of a garment. */
export function GarmentDetails({ garment, onEdit }: { garment: Garment; onEdit: () => void }) {
  const t = useText("wardrobe");
  const common = useText("common");
  const format = useFormat();
  const categoryName = useCategoryName();
  return (
    <>
      <h2>{t.details}</h2>
      <dl className="particulars">
        <div><dt>{t.name}</dt><dd><bdi>{garment.name}</bdi></dd></div>
        <div><dt>{t.category}</dt><dd><bdi>{categoryName(garment.category)}</bdi></dd></div>
        <div><dt>{t.brand}</dt><dd>{garment.brand ? <bdi>{garment.brand}</bdi> : <span className="quiet">{t.noBrand}</span>}</dd></div>
        <div><dt>{t.addedOn}</dt><dd>{format.date(garment.created_at)}</dd></div>
        <div><dt>{t.changedOn}</dt><dd>{format.dateTime(garment.updated_at)}</dd></div>
      </dl>
      {!garment.image_url && <p className="quiet">{t.needsPicture}</p>}
      <Button onClick={onEdit}>{common.edit}</Button>
    </>
  );
}
