import { bodyStorePicture } from "@qeyafa/client";
import { client, equal, picture } from "snippet";

await bodyStorePicture(client, { image: await picture("person-amal-front.jpg") });
// show
import { bodyGet } from "@qeyafa/client";

const body = await bodyGet(client);

// <img src={source} alt="You" loading="lazy" />
const source = `${client.resolve(body.image_url!)}&size=small`;
// end
const shown = await fetch(source);
equal([shown.status, shown.headers.get("Content-Type")], [200, "image/jpeg"]);
