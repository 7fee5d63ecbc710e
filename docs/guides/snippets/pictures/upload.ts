import { client, equal, ok, picture } from "snippet";

const file = await picture("person-amal-front.jpg"); // a File, as <input type="file"> gives it
const controller = new AbortController();
const reported: number[] = [];
const showProgress = (part: number) => reported.push(part);
// show
import { bodyStorePicture, withProgress } from "@qeyafa/client";

// `file` comes from <input type="file" accept="image/*">; a button “Cancel” calls
// `controller.abort()`.
const options = withProgress(({ sent, total }) => showProgress(sent / total), {
  signal: controller.signal,
});
const body = await bodyStorePicture(client, { image: file }, options);
// end
ok(body.image_url);
equal([reported[0], reported.at(-1)], [0, 1]);
