import { baseUrl, client, email, equal, password } from "snippet";
import { Client, signIn } from "@qeyafa/client";
await signIn(new Client({ baseUrl }), { email, password });
// show
import { iterate, sessionsEnd, sessionsList } from "@qeyafa/client";

for await (const session of iterate(sessionsList, client, { limit: 100 })) {
  if (!session.current) await sessionsEnd(client, { id: session.id });
}
// end
equal((await sessionsList(client, {})).items.map((session) => session.current), [true]);
