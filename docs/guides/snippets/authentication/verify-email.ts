import { client, codeFor, email, equal } from "snippet";
import { authMe } from "@qeyafa/client";
const askForCode = () => codeFor(email);
// show
import { authSendEmailCode, authVerifyEmail } from "@qeyafa/client";

await authSendEmailCode(client, { body: {} });
const code = await askForCode();
await authVerifyEmail(client, { body: { code } });
// end
equal((await authMe(client)).email_verified, true);
