import { client, equal, userId } from "snippet";
import { measurementsRecord, profilesPut } from "@qeyafa/client";
await profilesPut(client, { userId, body: { preferences: { preferred_unit: "inch" } } });
await measurementsRecord(client, { body: { measurements: { chest: 92.5 }, unit: "cm" } });
// show
import { measurementsHistory } from "@qeyafa/client";

const preferred = await measurementsHistory(client, { userId });
const metric = await measurementsHistory(client, { userId, unit: "cm" });
// end
equal([preferred.items[0]?.unit, metric.items[0]?.unit, metric.items[0]?.measurements.chest], ["inch", "cm", 92.5]);
