import { baseUrl, client, email, equal, password } from "snippet";
import { Client, signIn } from "@qeyafa/client";
await signIn(new Client({ baseUrl }), { email, password });
// show
import { sessionsEnd, sessionsList } from "@qeyafa/client";

const sessions = await sessionsList(client, { limit: 100 });
for (const session of sessions.items.filter((session) => !session.current)) {
  await sessionsEnd(client, { id: session.id });
}
// end
equal((await sessionsList(client, {})).items.map((session) => session.current), [true]);
