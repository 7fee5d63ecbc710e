import { client, equal, userId } from "snippet";
// show
import { measurementsRecord } from "@qeyafa/client";

const record = await measurementsRecord(client, {
  body: {
    measurements: { chest: 36.5, waist: 20, hips: 39, sleeve_of_the_old_coat: 24.5 },
    height: 67,
    weight: 61.5, // always kg
    unit: "inch",
    processed_at: "2026-01-31T09:30:00Z",
  },
});
for (const { name, message } of record.warnings) console.log(`${name}: ${message}`);
// end
equal(record.user_id, userId);
equal(record.measurements.waist, 20);
equal(record.unit, "inch");
equal(record.warnings.map(({ name, code }) => [name, code]), [["waist", "below_usual_range"]]);
