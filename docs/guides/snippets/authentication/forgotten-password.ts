import { baseUrl, codeFor, email, equal, userId } from "snippet";
import { Client } from "@qeyafa/client";
const client = new Client({ baseUrl });
const newPassword = "a much better pass phrase";
const askForCode = () => codeFor(email);
// show
import { authForgotPassword, authResetPassword, signIn } from "@qeyafa/client";

await authForgotPassword(client, { body: { email } });
const code = await askForCode();
await authResetPassword(client, { body: { email, code, new_password: newPassword } });
await signIn(client, { email, password: newPassword });
// end
equal(client.session.state.userId, userId);
