import { client, equal, userId } from "snippet";
import type { Profile } from "@qeyafa/client";
await profilesPut(client, { userId, body: { gender: "female" } });
async function edit({ gender, preferences }: Profile) {
  await profilesPut(client, { userId, body: { gender: "woman" } });
  return { gender, preferences: { ...preferences, locale: "fr" } };
}
const asked: unknown[] = [];
const askAgain = (typed: object, stored: Profile) => asked.push(typed, stored.gender);
// show
import { etagOf, isProblem, profilesGet, profilesPut } from "@qeyafa/client";

const profile = await profilesGet(client, { userId });
const body = await edit(profile);
try {
  await profilesPut(client, { userId, body, ifMatch: etagOf(profile) });
} catch (error) {
  if (!isProblem(error, "stale_version")) throw error;
  // What was typed, and what is stored now.
  askAgain(body, await profilesGet(client, { userId }));
}
// end
equal(asked, [{ gender: "female", preferences: { locale: "fr" } }, "woman"]);
