import { favoritesList, favoritesPut, favoritesRemove, iterate, type TryOn } from "@qeyafa/client";
import { client } from "../../client";
import { useAction } from "../../data/use-action";
import { useQuery } from "../../data/use-query";
import { useText } from "../../i18n/language";
import { announce } from "../../ui/announcer";

/** Whether a try-on is a favourite, and the switch for it. */
export function useFavorite(tryOn: TryOn) {
  const t = useText("tryOn");
  const { data: isFavorite, replace, error } = useQuery((signal) => isAmongFavorites(tryOn, signal), [tryOn.id]);
  const toggle = useAction(async () => {
    if (isFavorite) await favoritesRemove(client, { tryonId: tryOn.id });
    else await favoritesPut(client, { tryonId: tryOn.id });
    replace(!isFavorite);
    announce(isFavorite ? t.noFavorite : t.nowFavorite);
  });
  return { isFavorite, readError: error, toggle };
}

/** Favourites come newest first, and none is older than its try-on. */
async function isAmongFavorites(tryOn: TryOn, signal: AbortSignal): Promise<boolean> {
  for await (const favorite of iterate(favoritesList, client, { limit: 100 }, { signal })) {
    if (favorite.tryon_id === tryOn.id) return true;
    if (Date.parse(favorite.created_at) < Date.parse(tryOn.created_at)) return false;
  }
  return false;
}
