import { type Measurement, measurementsRecord } from "@qeyafa/client";
import { client, equal, userId } from "snippet";

for (const month of ["01", "02", "03"]) {
  await measurementsRecord(client, { body: { measurements: { chest: 92.71 }, processed_at: `2026-${month}-10T09:00:00Z` } });
}
const shown: Measurement[] = [];
const show = (records: readonly Measurement[]) => shown.push(...records);
// show
import { iterate, measurementsHistory } from "@qeyafa/client";

// A list with a button “More”.
const list = { userId, unit: "inch", limit: 2 } as const;
const page = await measurementsHistory(client, list);
show(page.items);
if (page.next_cursor) {
  const more = await measurementsHistory(client, { ...list, cursor: page.next_cursor });
  show(more.items);
}

// Or all of it, page after page as the loop goes on.
const all = iterate(measurementsHistory, client, { userId, unit: "inch", limit: 100 });
for await (const record of all) {
  console.log(record.processed_at, record.measurements, record.unit);
}
// end
equal(shown.map((record) => record.processed_at.slice(0, 7)), ["2026-03", "2026-02", "2026-01"]);
equal(shown[0]?.measurements.chest, 36.5);
