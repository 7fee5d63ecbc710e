import { measurementsRecord } from "@qeyafa/client";
import { client, equal, ok, userId } from "snippet";

await measurementsRecord(client, { body: { measurements: { chest: 92, waist: 78 } } });
const image = { src: "", alt: "" };
// show
import { measurementsChart } from "@qeyafa/client";

const svg = await measurementsChart(client, {
  userId,
  names: "chest,waist",
  width: 640,
  height: 400,
});
// `image` is an <img>: it needs an address, as the chart itself is for the signed in alone.
image.src = URL.createObjectURL(new Blob([svg], { type: "image/svg+xml" }));
image.alt = "Chest and waist";
// end
ok(svg.includes("<svg"));
ok(svg.includes('width="640" height="400"'));
equal(await (await fetch(image.src)).text(), svg);
URL.revokeObjectURL(image.src);
