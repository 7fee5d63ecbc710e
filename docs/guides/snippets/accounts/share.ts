import { anotherPerson, client, equal, userId } from "snippet";
import { measurementsRecord } from "@qeyafa/client";
await measurementsRecord(client, { body: { measurements: { chest: 92.5 } } });
const { client: tailor, userId: tailorId } = await anotherPerson("contractor");
const until = new Date(Date.now() + 30 * 24 * 3600 * 1000);
// show
import { measurementsLatest, sharesPut } from "@qeyafa/client";

await sharesPut(client, {
  id: userId,
  userId: tailorId,
  body: { scopes: ["measurements:read"], expires_at: until.toISOString() },
});

// From now on, with the tailor's own client:
const latest = await measurementsLatest(tailor, { userId });
// end
equal(latest.measurements.chest, 92.5);
