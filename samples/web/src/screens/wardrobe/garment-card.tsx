import { clothingGet, type Garment } from "@qeyafa/client";
import { Link } from "wouter";
import { client } from "../../client";
import { useText } from "../../i18n/language";
import { SignedPicture } from "../../pictures/signed-picture";
import { useCategoryName } from "./categories";

/** A garment among others. */
export function GarmentCard({ garment }: { garment: Garment }) {
  const categoryName = useCategoryName();
  return (
    <Link href={`/wardrobe/${garment.id}`} className="tile">
      <GarmentPicture garment={garment} />
      <span className="tile-name"><bdi>{garment.name}</bdi></span>
      <span className="quiet"><bdi>{categoryName(garment.category)}</bdi>{garment.brand && <> · <bdi>{garment.brand}</bdi></>}</span>
    </Link>
  );
}

/** A garment's picture; beside its name it says nothing more to those who do not see it. */
export function GarmentPicture({ garment, size, decorative = false }: { garment: Garment; size?: "small" | "medium" | "large"; decorative?: boolean }) {
  const t = useText("wardrobe");
  const categoryName = useCategoryName();
  return (
    <SignedPicture
      link={garment.image_url}
      version={garment.updated_at}
      size={size}
      alt={decorative ? "" : t.pictureOf(garment.name, categoryName(garment.category))}
      readAnew={async (signal) => (await clothingGet(client, { id: garment.id }, { signal })).image_url}
    />
  );
}
