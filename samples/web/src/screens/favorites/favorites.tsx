import { favoritesList, type Favorite } from "@qeyafa/client";
import { useRef } from "react";
import { Link } from "wouter";
import { client } from "../../client";
import { usePages } from "../../data/use-pages";
import { useText } from "../../i18n/language";
import { Failure } from "../../ui/failure";
import { ProgressRing } from "../../ui/progress";
import { ShowMore } from "../../ui/show-more";
import { useGarments } from "../try-on/use-garments";
import { Screen } from "../wardrobe/screen";
import { FavoriteCard } from "./favorite-card";

const pageSize = 18;

export default function Favorites() {
  const t = useText("favorites");
  const favorites = usePages<Favorite>((cursor, signal) => favoritesList(client, { limit: pageSize, cursor, include_total: cursor === undefined }, { signal }), []);
  const { items, total } = favorites;
  const garments = useGarments(items?.flatMap(({ tryon }) => tryon?.clothing_id ?? []) ?? []);
  const list = useRef<HTMLUListElement>(null);
  return (
    <Screen title={t.title}>
      <Failure error={favorites.error} onRetry={favorites.reload} />
      {!items && favorites.loading && <ProgressRing />}
      {items?.length === 0 && <section className="empty card"><h2>{t.empty}</h2><p>{t.emptyText}</p><Link href="/try-on" className="button button-primary">{t.toTryOns}</Link></section>}
      {items && items.length > 0 && (
        <>
          {total !== undefined && <p className="quiet">{t.count(total)}</p>}
          <ul ref={list} className="tiles">
            {items.map((favorite) => <li key={favorite.tryon_id}><FavoriteCard favorite={favorite} garment={favorite.tryon ? garments.get(favorite.tryon.clothing_id) : null} /></li>)}
          </ul>
        </>
      )}
      <ShowMore pages={favorites} list={() => list.current} />
    </Screen>
  );
}
