import { favoritesPut, favoritesRemove, type Favorite, type Garment } from "@qeyafa/client";
import { useState } from "react";
import { Link } from "wouter";
import { client } from "../../client";
import { useAction } from "../../data/use-action";
import { useFormat } from "../../i18n/format";
import { useText } from "../../i18n/language";
import { announce } from "../../ui/announcer";
import { Button } from "../../ui/button";
import { Failure } from "../../ui/failure";
import { ResultPicture } from "../try-on/result-picture";
import { StatusBadge } from "../try-on/status-badge";
import { useGarmentName } from "../try-on/use-garments";

/** A favourite; one that was removed keeps its place, so that it can be brought back. */
export function FavoriteCard({ favorite, garment }: { favorite: Favorite; garment: Garment | null | undefined }) {
  const t = useText("favorites");
  const tryOnText = useText("tryOn");
  const format = useFormat();
  const name = useGarmentName()(garment);
  const [isRemoved, setRemoved] = useState(false);
  const { tryon_id: tryonId, tryon } = favorite;
  const toggle = useAction(async () => {
    if (isRemoved) await favoritesPut(client, { tryonId });
    else await favoritesRemove(client, { tryonId });
    setRemoved(!isRemoved);
    announce(isRemoved ? t.back : t.removed);
  });
  return (
    <article className="tile" data-removed={isRemoved}>
      {tryon ? (
        <Link href={`/try-on/${tryonId}`} className="tile-link">
          {tryon.status === "completed" ? <ResultPicture tryOn={tryon} alt={tryOnText.resultOf(name)} /> : <div className="picture picture-none"><StatusBadge status={tryon.status} /></div>}
          <span className="tile-name"><bdi>{name}</bdi></span>
        </Link>
      ) : (
        <div className="picture picture-none">{t.gone}</div>
      )}
      <span className="quiet">{isRemoved ? t.removed : t.since(format.date(favorite.created_at))}</span>
      <Failure error={toggle.error} />
      <Button busy={toggle.busy} aria-label={isRemoved ? t.undoNamed(name) : t.removeNamed(name)} onClick={() => void toggle.run()}>{isRemoved ? t.undo : t.remove}</Button>
    </article>
  );
}
