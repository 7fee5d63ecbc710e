import { client, equal } from "snippet";
// show
import { measurementsRecord } from "@qeyafa/client";

const record = await measurementsRecord(client, {
  body: { measurements: { chest: 92.5, waist: 74, hips: 99 }, height: 170, unit: "cm" },
});
// end
equal(record.measurements.chest, 92.5);
