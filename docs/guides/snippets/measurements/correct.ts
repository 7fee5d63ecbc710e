import { measurementsRecord } from "@qeyafa/client";
import { client, equal } from "snippet";

const { id } = await measurementsRecord(client, { body: { measurements: { chest: 92, waist: 47 } } });
const record = await measurementsGet(client, { id });
await measurementsReplace(client, { id, body: { measurements: { chest: 93, waist: 47 } } });
const questions: string[] = [];
const confirm = async (question: string) => questions.push(question) > 0;
// show
import {
  etagOf,
  isProblem,
  type Measurement,
  measurementsGet,
  measurementsReplace,
} from "@qeyafa/client";

// `record` was read when the form was opened.
const save = ({ measurements }: Measurement, version: string | undefined) =>
  measurementsReplace(client, {
    id,
    body: { measurements: { ...measurements, waist: 74 } },
    ifMatch: version,
  });
try {
  await save(record, etagOf(record));
} catch (error) {
  if (!isProblem(error, "stale_version")) throw error;
  const newer = await measurementsGet(client, { id });
  const { chest } = newer.measurements;
  if (await confirm(`Changed meanwhile: chest ${chest}. Keep that, and correct the waist?`)) {
    await save(newer, etagOf(newer));
  }
}
// end
equal(questions.length, 1);
equal((await measurementsGet(client, { id })).measurements, { chest: 93, waist: 74 });
