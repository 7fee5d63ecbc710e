import { bodyPut } from "@qeyafa/client";
import { client, equal } from "snippet";

await bodyPut(client, { body: { height: 166, measurements: { chest: 92, waist: 74 }, unit: "cm" } });
// show
import { bodyGet, measurementsRecord } from "@qeyafa/client";

await measurementsRecord(client, {
  body: { measurements: { waist: 73 }, unit: "cm", update_body: true },
});

const body = await bodyGet(client);
console.log(body.measurements); // { chest: 92, waist: 73 }
// end
equal([body.height, body.measurements], [166, { chest: 92, waist: 73 }]);
