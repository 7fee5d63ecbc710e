import { client, equal } from "snippet";
// show
import { bodyPut } from "@qeyafa/client";

const body = await bodyPut(client, {
  body: {
    measurements: { shoulders: 37.5, chest: 92, waist: 74, hips: 99 },
    height: 166,
    weight: 61.5,
    unit: "cm",
  },
});
console.log(body.id, body.image_url ?? "no picture yet");
// end
equal(body.measurements.waist, 74);
equal(body.image_url, null);
