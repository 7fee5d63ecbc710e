import type { Garment } from "@qeyafa/client";
import type { Ref } from "react";
import { Link } from "wouter";
import { useText } from "../../i18n/language";
import { useCategoryName } from "../wardrobe/categories";
import { GarmentPicture } from "../wardrobe/garment-card";

interface GarmentChoiceProps {
  ref: Ref<HTMLUListElement>;
  garments: readonly Garment[];
  chosen: string | undefined;
  onChoose: (id: string) => void;
}

/** One garment of many; one without a picture cannot be chosen, and leads to where it gets one. */
export function GarmentChoice({ ref, garments, chosen, onChoose }: GarmentChoiceProps) {
  const t = useText("tryOn");
  const categoryName = useCategoryName();
  return (
    <fieldset className="choice">
      <legend>{t.choose}</legend>
      <ul ref={ref} className="tiles tiles-small">
        {garments.map((garment) => {
          const says = <><span className="tile-name"><bdi>{garment.name}</bdi></span><span className="quiet"><bdi>{categoryName(garment.category)}</bdi></span></>;
          return (
            <li key={garment.id}>
              {garment.image_url ? (
                <label className="tile tile-choice">
                  <input type="radio" name="garment" value={garment.id} checked={chosen === garment.id} onChange={() => onChoose(garment.id)} />
                  <GarmentPicture garment={garment} decorative />
                  {says}
                </label>
              ) : (
                <div className="tile tile-off">
                  <div className="picture picture-none">{t.noPicture}</div>
                  {says}
                  <Link href={`/wardrobe/${garment.id}`}>{t.addPicture(garment.name)}</Link>
                </div>
              )}
            </li>
          );
        })}
      </ul>
    </fieldset>
  );
}
