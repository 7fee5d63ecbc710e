import { tasksCreate } from "@qeyafa/client";
import { client, equal, userId } from "snippet";

const { id } = await tasksCreate(client, { userId, body: { title: "Choose the lining", description: "Silk" } });
const task = await tasksGet(client, { userId, id });
await tasksChange(client, { userId, id, body: { description: "Viscose" } });
let hint = "";
const showHint = (text: string) => (hint = text);
// show
import { etagOf, isProblem, tasksChange, tasksGet } from "@qeyafa/client";

// `task` was read when the form was opened.
try {
  await tasksChange(client, {
    userId,
    id,
    body: { title: "Choose the lining of the coat" },
    ifMatch: etagOf(task),
  });
} catch (error) {
  if (!isProblem(error, "stale_version")) throw error;
  const newer = await tasksGet(client, { userId, id });
  showHint(`Changed meanwhile: “${newer.title}”, ${newer.description}. Save anyway?`);
}
// end
equal(hint, "Changed meanwhile: “Choose the lining”, Viscose. Save anyway?");
