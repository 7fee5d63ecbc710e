import { Client, measurementsRecord } from "@qeyafa/client";

export async function example(client: Client) {
  // show
  const record = await measurementsRecord(client, { body: { measurements: { chest: 92.5 }, unit: "cm" } });
  if (record.warnings.length > 0) {
    console.log(record.warnings);
  }
  // end
}
