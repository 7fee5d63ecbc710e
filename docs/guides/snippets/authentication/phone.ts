import { baseUrl, codeFor, equal } from "snippet";
import { authRegister } from "@qeyafa/client";
const phoneNumber = `+2348${Math.floor(1e9 + Math.random() * 9e9)}`;
await authRegister(new Client({ baseUrl }), { body: { name: "Maya", phone_number: phoneNumber } });
const askForCode = () => codeFor(phoneNumber);
// show
import { Client, isSignedIn, signIn, verifyCode } from "@qeyafa/client";

const client = new Client({ baseUrl });
const challenge = await signIn(client, { phone_number: phoneNumber });
if (!isSignedIn(challenge)) {
  const code = await askForCode();
  const { challenge_id } = challenge;
  await verifyCode(client, { phone_number: phoneNumber, code, challenge_id });
}
// end
equal(client.session.state.signedIn, true);
