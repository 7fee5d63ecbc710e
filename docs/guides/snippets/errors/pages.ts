import { client, equal, userId } from "snippet";
import { measurementsRecord } from "@qeyafa/client";
for (const day of [1, 2, 3]) await measurementsRecord(client, { body: { measurements: { chest: 90 + day }, processed_at: `2026-01-0${day}T09:00:00Z` } });
const values: unknown[] = [];
const show = (value: unknown) => values.push(value);
// show
import { iterate, measurementsHistory } from "@qeyafa/client";

for await (const record of iterate(measurementsHistory, client, { userId, limit: 100 })) {
  show(record.measurements);
}
// end
equal(values, [{ chest: 93 }, { chest: 92 }, { chest: 91 }]);
