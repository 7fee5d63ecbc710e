import { measurementsRecord } from "@qeyafa/client";
import { client, equal, userId } from "snippet";

await measurementsRecord(client, { body: { measurements: { chest: 92, waist: 78 }, weight: 64, processed_at: "2026-01-10T09:00:00Z" } });
await measurementsRecord(client, { body: { measurements: { chest: 92.5, waist: 72 }, weight: 61, processed_at: "2026-03-10T09:00:00Z" } });
// show
import { measurementsTrends } from "@qeyafa/client";

const { series, unit } = await measurementsTrends(client, {
  userId,
  names: "chest,waist,weight",
  interval: "month",
});
for (const { name, change, significant, points } of series) {
  const note = significant === false ? ", which is no change" : "";
  console.log(`${name}: ${change} ${name === "weight" ? "kg" : unit}${note}`);
  console.log(points.map(({ at, mean }) => `${at.slice(0, 7)} ${mean}`).join(", "));
}
// end
equal(series.map((one) => [one.name, one.change, one.significant]), [["weight", -3, null], ["chest", 0.5, false], ["waist", -6, true]]);
equal(series[0]?.points.length, 2);
