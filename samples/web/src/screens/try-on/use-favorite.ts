import { favoritesPut, favoritesRemove, type TryOn } from "@qeyafa/client";
import { useState } from "react";
import { client } from "../../client";
import { useAction } from "../../data/use-action";
import { useText } from "../../i18n/language";
import { announce } from "../../ui/announcer";

/** Whether a try-on is a favourite, and the switch for it. */
export function useFavorite(tryOn: TryOn) {
  const t = useText("tryOn");
  const [switched, setSwitched] = useState<{ id: string; to: boolean }>();
  const isFavorite = switched?.id === tryOn.id ? switched.to : tryOn.is_favorite;
  const toggle = useAction(async () => {
    if (isFavorite) await favoritesRemove(client, { tryonId: tryOn.id });
    else await favoritesPut(client, { tryonId: tryOn.id });
    setSwitched({ id: tryOn.id, to: !isFavorite });
    announce(isFavorite ? t.noFavorite : t.nowFavorite);
  });
  return { isFavorite, toggle };
}
