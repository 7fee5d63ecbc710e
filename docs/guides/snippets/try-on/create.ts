import { bodyAndGarment, client, equal } from "snippet";

const { body, garment } = await bodyAndGarment();
// show
import { tryOnCreate } from "@qeyafa/client";

const tryOn = await tryOnCreate(client, {
  body: { body_id: body.id, clothing_id: garment.id },
});
console.log(tryOn.id, tryOn.status); // pending
// end
equal([tryOn.status, tryOn.clothing_id], ["pending", garment.id]);
