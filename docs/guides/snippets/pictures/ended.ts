import { bodyStorePicture } from "@qeyafa/client";
import { client, equal, picture } from "snippet";

const stored = await bodyStorePicture(client, { image: await picture("person-amal-front.jpg") });
const ended = client.resolve(stored.image_url!).replace(/expires=\d+/, "expires=1764200700");
// show
import { bodyGet } from "@qeyafa/client";

// <img src={source} onError={async () => setSource(await freshSource())} />
// Do it once for each picture, as it may fail for another reason.
async function freshSource(): Promise<string | undefined> {
  const { image_url } = await bodyGet(client);
  return image_url ? client.resolve(image_url) : undefined;
}
// end
equal((await fetch(ended)).status, 404);
equal((await fetch((await freshSource())!)).status, 200);
