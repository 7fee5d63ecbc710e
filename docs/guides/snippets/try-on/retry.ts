import { tryOnCancel, tryOnCreate } from "@qeyafa/client";
import { bodyAndGarment, client, equal } from "snippet";

const { body, garment } = await bodyAndGarment();
let id = "";
for (let canceled = false; !canceled; ) {
  id = (await tryOnCreate(client, { body: { body_id: body.id, clothing_id: garment.id } })).id;
  canceled = await tryOnCancel(client, { id }).then(() => true, () => false); // one may be ready before
}
// show
import { followTryOn, tryOnGet, tryOnRetry } from "@qeyafa/client";

let tryOn = await tryOnGet(client, { id });
if (tryOn.status === "failed" || tryOn.status === "canceled") {
  console.log(tryOn.error ?? "You have canceled it.");
  await tryOnRetry(client, { id });
  for await (const state of followTryOn(client, id)) tryOn = state;
}
// end
equal(tryOn.status, "completed");
