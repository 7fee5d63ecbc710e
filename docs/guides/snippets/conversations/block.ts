import { isProblem, messagesSend } from "@qeyafa/client";
import { anotherPerson, client, equal, ok, userId } from "snippet";

const other = await anotherPerson();
// show
import { messageBlocksList, messageBlocksPut } from "@qeyafa/client";

await messageBlocksPut(client, { userId: other.userId });

const blocked = (await messageBlocksList(client, { limit: 100 })).items.map((block) => block.user_id);
// end
equal(blocked, [other.userId]);
const refused = await messagesSend(other.client, { body: { recipient_id: userId, content: "Hello?" } }).catch((error: unknown) => error);
ok(isProblem(refused, "recipient_unreachable"));
