import { baseUrl, email as taken, equal, password } from "snippet";
const email = `new-${taken}`;
// show
import { Client, isSignedIn, register } from "@qeyafa/client";

const client = new Client({ baseUrl });
const account = await register(client, { name: "Maya", email, password });
if (!isSignedIn(account)) throw new Error("The address has to be verified first.");
const userId = account.user.id;
// end
equal(client.session.state.userId, userId);
