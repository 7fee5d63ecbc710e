import { client, equal } from "snippet";
const body = { measurements: { chest: 4 }, unit: "cm" as const };
const shown: string[] = [];
const showAt = (field: string, text: string | undefined) => shown.push(field, text ?? "");
// show
import { isProblem, measurementsRecord } from "@qeyafa/client";

try {
  await measurementsRecord(client, { body });
} catch (error) {
  if (!isProblem(error, "validation_failed")) throw error;
  for (const [member, messages] of Object.entries(error.errors)) {
    showAt(member, messages[0]);
  }
}
// end
equal(shown, ["measurements.chest", "must be from 49.7 to 251.6 cm."]);
