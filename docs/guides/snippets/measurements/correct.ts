import { measurementsRecord } from "@qeyafa/client";
import { client, equal } from "snippet";

const { id } = await measurementsRecord(client, { body: { measurements: { chest: 92, waist: 47 } } });
const record = await measurementsGet(client, { id });
await measurementsReplace(client, { id, body: { measurements: { chest: 93, waist: 47 } } });
const questions: string[] = [];
const confirm = async (question: string) => questions.push(question) > 0;
// show
import { etagOf, isProblem, measurementsGet, measurementsReplace } from "@qeyafa/client";

// `record` was read when the form was opened.
const measurements = { ...record.measurements, waist: 74 };
try {
  await measurementsReplace(client, { id, body: { measurements }, ifMatch: etagOf(record) });
} catch (error) {
  if (!isProblem(error, "stale_version")) throw error;
  const newer = await measurementsGet(client, { id });
  if (await confirm(`Changed meanwhile: chest ${newer.measurements.chest}. Keep that and correct the waist?`)) {
    await measurementsReplace(client, { id, body: { measurements: { ...newer.measurements, waist: 74 } }, ifMatch: etagOf(newer) });
  }
}
// end
equal(questions.length, 1);
equal((await measurementsGet(client, { id })).measurements, { chest: 93, waist: 74 });
