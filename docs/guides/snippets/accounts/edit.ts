import { client, equal } from "snippet";
// show
import { usersEditProfile } from "@qeyafa/client";

const user = await usersEditProfile(client, {
  body: {
    name: "Maya Haddad",
    bio: "Linen, mostly.",
    address: { line: "12 Rue Monge", city: "Paris", postal_code: "75005", country: "FR" },
  },
});
// end
equal([user.name, user.address?.city], ["Maya Haddad", "Paris"]);
