import { client, email, equal, password, userId } from "snippet";
import { isProblem } from "@qeyafa/client";
const askForPassword = async () => password;
// show
import { signIn, usersErase } from "@qeyafa/client";

await signIn(client, { email, password: await askForPassword() });
await usersErase(client, { id: userId });
await client.session.forget();
// end
equal(client.session.state.signedIn, false);
equal(await signIn(client, { email, password }).catch((error: unknown) => isProblem(error, "invalid_credentials")), true);
