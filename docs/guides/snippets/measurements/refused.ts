import { client, equal } from "snippet";

const shown = new Map<string, string>();
const showAtField = (name: string, message: string) => shown.set(name, message);
// show
import { isProblem, measurementsRecord } from "@qeyafa/client";

try {
  await measurementsRecord(client, {
    body: { measurements: { chest: 925, waist: 74 }, unit: "cm" },
  });
} catch (error) {
  if (!isProblem(error, "validation_failed")) throw error;
  for (const [member, messages] of Object.entries(error.errors)) {
    // "measurements.chest": "must be from 49.7 to 251.6 cm."
    showAtField(member, messages.join(" "));
  }
}
// end
equal([...shown], [["measurements.chest", "must be from 49.7 to 251.6 cm."]]);
