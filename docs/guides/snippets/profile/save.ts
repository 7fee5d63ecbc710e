import { client, equal, userId } from "snippet";
// show
import { profilesPut } from "@qeyafa/client";

const profile = await profilesPut(client, {
  userId,
  body: {
    date_of_birth: "1994-05-17",
    gender: "female",
    preferences: { preferred_unit: "inch", locale: "fr", newsletter: false },
  },
});
// end
equal([profile.preferences.preferred_unit, profile.version], ["inch", 1]);
