import { baseUrl, email, equal, password, userId } from "snippet";
// show
import { Client, signIn } from "@qeyafa/client";

const client = new Client({ baseUrl });
const { user } = await signIn(client, { email, password });
// end
equal(user.id, userId);
equal(client.session.state.userId, userId);
