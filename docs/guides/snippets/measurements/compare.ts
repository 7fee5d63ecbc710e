import { measurementsRecord } from "@qeyafa/client";
import { client, equal } from "snippet";

const earlier = await measurementsRecord(client, { body: { measurements: { chest: 92, waist: 78 }, processed_at: "2026-01-10T09:00:00Z" } });
const later = await measurementsRecord(client, { body: { measurements: { chest: 92.5, waist: 72, hips: 99 }, processed_at: "2026-03-10T09:00:00Z" } });
const rows: string[][] = [];
const showRow = (...cells: string[]) => rows.push(cells);
// show
import { measurementsCompare } from "@qeyafa/client";

// `earlier` and `later` were chosen in the history.
const { changes } = await measurementsCompare(client, {
  from_id: earlier.id,
  to_id: later.id,
  unit: "cm",
});
for (const { name, from, to, change, significant } of changes) {
  const verdict = change === null ? "" : significant === false ? "the same" : `${change} cm`;
  showRow(name, String(from ?? "–"), String(to ?? "–"), verdict);
}
// end
equal(rows, [["chest", "92", "92.5", "the same"], ["waist", "78", "72", "-6 cm"], ["hips", "–", "99", ""]]);
