import { administrator, client as theirs, equal, userId } from "snippet";
import { authMe } from "@qeyafa/client";
const client = administrator();
// show
import { usersChange } from "@qeyafa/client";

const user = await usersChange(client, { id: userId, body: { status: "suspended" } });
// end
equal(user.status, "suspended");
await authMe(theirs).catch(() => undefined);
equal(theirs.session.state.reason, "expired");
