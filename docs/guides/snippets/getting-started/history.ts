import { client, equal, userId } from "snippet";
import { measurementsRecord } from "@qeyafa/client";
for (const chest of [92.5, 93]) await measurementsRecord(client, { body: { measurements: { chest }, unit: "cm" } });
const lines: string[] = [];
const console = { log: (line: string) => lines.push(line) };
// show
import { measurementsHistory } from "@qeyafa/client";

const page = await measurementsHistory(client, { userId, limit: 20 });
for (const record of page.items) {
  const values = Object.entries(record.measurements);
  const text = values.map(([name, value]) => `${name} ${value}`).join(", ");
  console.log(`${record.processed_at.slice(0, 10)} ${text} ${record.unit}`);
}
// end
equal(lines.map((line) => line.slice(11)), ["chest 93 cm", "chest 92.5 cm"]);
