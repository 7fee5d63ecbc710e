import { tryOnCreate, type TryOn } from "@qeyafa/client";
import { bodyAndGarment, client, equal } from "snippet";

const { body, garment } = await bodyAndGarment();
const { id } = await tryOnCreate(client, { body: { body_id: body.id, clothing_id: garment.id } });
const shown: TryOn[] = [];
const show = (state: TryOn) => shown.push(state);
const controller = new AbortController(); // aborted when the page is left
// show
import { followTryOn } from "@qeyafa/client";

// A page that is left calls `controller.abort()`.
for await (const tryOn of followTryOn(client, id, { signal: controller.signal })) {
  show(tryOn);
  if (tryOn.result_image_url) console.log(client.resolve(tryOn.result_image_url));
  if (tryOn.status === "failed") console.log(tryOn.error);
}
// end
equal(shown.at(-1)?.status, "completed");
equal((await fetch(client.resolve(shown.at(-1)!.result_image_url!))).status, 200);
