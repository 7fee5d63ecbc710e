import { tryOnCreate } from "@qeyafa/client";
import { bodyAndGarment, client, equal } from "snippet";

const { body, garment } = await bodyAndGarment();
const { id } = await tryOnCreate(client, { body: { body_id: body.id, clothing_id: garment.id } });
// show
import { favoritesPut } from "@qeyafa/client";

const favorite = await favoritesPut(client, { tryonId: id });
console.log(favorite.created_at);
// end
equal(favorite.tryon_id, id);
