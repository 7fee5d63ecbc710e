import { followTryOn, isOver, tryOnCreate } from "@qeyafa/client";
import { bodyAndGarment, client, equal } from "snippet";

const { body, garment } = await bodyAndGarment();
const { id } = await tryOnCreate(client, { body: { body_id: body.id, clothing_id: garment.id } });
for await (const state of followTryOn(client, id)) if (isOver(state)) break;
// show
import { tryOnList } from "@qeyafa/client";

const page = await tryOnList(client, { status: "completed", limit: 12 });
const gallery = page.items.map(({ id, result_image_url }) => ({
  id,
  source: `${client.resolve(result_image_url!)}&size=medium`,
}));
const hasMore = page.next_cursor !== null;
// end
equal([gallery.map((item) => item.id), hasMore], [[id], false]);
