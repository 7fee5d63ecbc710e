import { baseUrl, client, email, equal, password } from "snippet";
import { authMe, authSignOutEverywhere, Client, signIn } from "@qeyafa/client";
const pages: string[] = [];
const showSignInPage = () => pages.push("sign-in");
// show
client.session.subscribe((session) => {
  if (session.reason === "expired") showSignInPage();
});
// end
const elsewhere = new Client({ baseUrl });
await signIn(elsewhere, { email, password });
await authSignOutEverywhere(elsewhere);
await authMe(client).catch(() => undefined);
equal(pages, ["sign-in"]);
