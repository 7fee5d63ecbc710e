import { client, equal, ok, userId } from "snippet";

const file = new Blob(["processed_at,unit,chest,waist\n2026-01-10T09:00:00Z,cm,92,78\n2026-03-10T09:00:00Z,inch,36.5,28\n"], { type: "text/csv" });
const link = { href: "", download: "", click() {} };
// show
import { measurementsExport, measurementsImport } from "@qeyafa/client";

// `file` comes from <input type="file" accept=".csv,text/csv">.
const { imported, warnings } = await measurementsImport(client, { body: await file.text() });
console.log(`${imported} records`);
for (const { line, message } of warnings) console.log(`Line ${line}: ${message}`);

const text = await measurementsExport(client, { userId });
link.href = URL.createObjectURL(new Blob([text], { type: "text/csv" }));
link.download = "measurements.csv";
link.click();
// end
equal([imported, warnings.length], [2, 0]);
const lines = text.trim().split(/\r?\n/);
equal(lines.length, 3);
ok(lines[0]!.startsWith("id,processed_at,unit,"));
ok(/,inch,.*,36\.5,28/.test(lines[1]!), lines[1]);
