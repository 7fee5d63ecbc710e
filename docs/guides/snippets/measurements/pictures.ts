import { client, equal, ok, picture } from "snippet";

const front = await picture("person-amal-front.jpg");
const side = await picture("person-amal-side.jpg");
const reported: number[] = [];
const showProgress = (part: number) => reported.push(part);
// show
import { measurementsProcess, withProgress } from "@qeyafa/client";

// `front` and `side` come from <input type="file" accept="image/*">.
const record = await measurementsProcess(
  client,
  { front, side, height: 168, unit: "cm" },
  withProgress(({ sent, total }) => showProgress(sent / total)),
);
console.log(`Measured by ${record.source}, sure to ${record.ai_confidence}`, record.measurements);
for (const { name, message } of record.warnings) console.log(`${name}: ${message}`);
// end
equal([record.source, record.height, record.image_paths.length], ["mock", 168, 2]);
ok(record.measurements.chest! > 0 && record.ai_confidence! > 0);
equal(reported.at(-1), 1);
