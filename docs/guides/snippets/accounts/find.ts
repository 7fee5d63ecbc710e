import { administrator, email, equal, userId } from "snippet";
const client = administrator();
const search = email.slice(0, 30);
// show
import { usersList } from "@qeyafa/client";

const page = await usersList(client, { q: search, status: "active", limit: 20 });
// end
equal(page.items.map((user) => user.id), [userId]);
