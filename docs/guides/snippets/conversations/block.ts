import { isProblem, messagesSend } from "@qeyafa/client";
import { anotherPerson, client, equal, ok, userId } from "snippet";

const other = await anotherPerson();
// show
import { messageBlocksList, messageBlocksPut } from "@qeyafa/client";

await messageBlocksPut(client, { userId: other.userId });

const page = await messageBlocksList(client, { limit: 100 });
const blocked = page.items.map((block) => block.user_id);
// end
equal(blocked, [other.userId]);
const refused = await messagesSend(other.client, { body: { recipient_id: userId, content: "Hello?" } }).catch((error: unknown) => error);
ok(isProblem(refused, "recipient_unreachable"));
