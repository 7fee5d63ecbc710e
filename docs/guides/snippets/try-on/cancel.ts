import { tryOnCreate } from "@qeyafa/client";
import { bodyAndGarment, client, ok } from "snippet";

const { body, garment } = await bodyAndGarment();
const { id } = await tryOnCreate(client, { body: { body_id: body.id, clothing_id: garment.id } });
// show
import { isProblem, tryOnCancel, tryOnGet } from "@qeyafa/client";

let tryOn;
try {
  tryOn = await tryOnCancel(client, { id });
} catch (error) {
  if (!isProblem(error, "tryon_ended")) throw error;
  tryOn = await tryOnGet(client, { id }); // it was ready first
}
console.log(tryOn.status);
// end
ok(tryOn.status === "canceled" || tryOn.status === "completed", tryOn.status);
