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
const page = await measurementsHistory(client, { userId, unit: "inch", limit: 2 });
show(page.items);
if (page.next_cursor) {
  const more = await measurementsHistory(client, { userId, unit: "inch", limit: 2, cursor: page.next_cursor });
  show(more.items);
}

// Or all of it, page after page as the loop goes on.
for await (const record of iterate(measurementsHistory, client, { userId, unit: "inch", limit: 100 })) {
  console.log(record.processed_at, record.measurements, record.unit);
}
// end
equal(shown.map((record) => record.processed_at.slice(0, 7)), ["2026-03", "2026-02", "2026-01"]);
equal(shown[0]?.measurements.chest, 36.5);
