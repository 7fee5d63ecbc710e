import { clothingAdd, isProblem } from "@qeyafa/client";
import { client, equal, ok } from "snippet";

const { id } = await clothingAdd(client, { body: { name: "Dress", category: "dress", brand: "Maison Demo" } });
// show
import { clothingDelete, clothingGet, clothingReplace, etagOf } from "@qeyafa/client";

const garment = await clothingGet(client, { id });
const changed = await clothingReplace(client, {
  id,
  body: { name: "Summer dress", category: garment.category, brand: garment.brand },
  ifMatch: etagOf(garment),
});

await clothingDelete(client, { id });
// end
equal([changed.name, changed.brand], ["Summer dress", "Maison Demo"]);
ok(await clothingGet(client, { id }).then(() => false, (error: unknown) => isProblem(error, "not_found")));
