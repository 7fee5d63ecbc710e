import { client, ok, userId } from "snippet";
import { profilesPut } from "@qeyafa/client";
await profilesPut(client, { userId, body: { gender: "female" } });
// show
import { profilesGet, revalidated } from "@qeyafa/client";

const profile = await profilesGet(client, { userId });
const current = await revalidated(profile, (ifNoneMatch) =>
  profilesGet(client, { userId, ifNoneMatch }),
);
// end
ok(current === profile);
