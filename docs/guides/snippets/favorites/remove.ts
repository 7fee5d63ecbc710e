import { favoritesList, favoritesPut, tryOnCreate } from "@qeyafa/client";
import { bodyAndGarment, client, equal } from "snippet";

const { body, garment } = await bodyAndGarment();
const { id } = await tryOnCreate(client, { body: { body_id: body.id, clothing_id: garment.id } });
await favoritesPut(client, { tryonId: id });
const shown: boolean[] = [];
const setHeart = (full: boolean) => shown.push(full);
// show
import { favoritesRemove } from "@qeyafa/client";

setHeart(false); // at once; a failure sets it back
try {
  await favoritesRemove(client, { tryonId: id });
} catch (error) {
  setHeart(true);
  throw error;
}
// end
equal([shown, (await favoritesList(client)).items], [[false], []]);
