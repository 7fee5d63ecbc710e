import { favoritesPut, tryOnCreate } from "@qeyafa/client";
import { bodyAndGarment, client, equal, ok } from "snippet";

const { body, garment } = await bodyAndGarment();
const { id } = await tryOnCreate(client, { body: { body_id: body.id, clothing_id: garment.id } });
await favoritesPut(client, { tryonId: id });
// show
import { favoritesList } from "@qeyafa/client";

const page = await favoritesList(client, { limit: 20 });
const hearts = new Set(page.items.map((favorite) => favorite.tryon_id));
for (const { tryon } of page.items) console.log(tryon?.status, tryon?.result_image_url);
// end
ok(hearts.has(id) && hearts.size === 1);
equal(page.items[0]?.tryon?.id, id);
