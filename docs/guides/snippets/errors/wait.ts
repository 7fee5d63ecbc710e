import { baseUrl, email, equal, ok, password } from "snippet";
import { Client } from "@qeyafa/client";
const client = new Client({ baseUrl });
for (let attempt = 0; attempt < 6; attempt++) await signIn(client, { email, password: "wrong" }).catch(() => undefined);
const shown: string[] = [];
const showError = (text: string) => shown.push(text);
// show
import { isProblem, signIn } from "@qeyafa/client";

try {
  await signIn(client, { email, password });
} catch (error) {
  if (isProblem(error, "invalid_credentials")) {
    showError("The address or the password is wrong.");
  } else if (isProblem(error, "too_many_attempts")) {
    showError(`Try again in ${error.retryAfter} seconds.`);
  } else throw error;
}
// end
equal(shown.length, 1);
ok(/^Try again in \d+ seconds\.$/.test(shown[0]!), shown[0]);
