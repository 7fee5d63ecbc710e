import { client, equal, ok, picture } from "snippet";

const file = await picture("garment-dress.jpg");
// show
import { clothingAdd, clothingStorePicture } from "@qeyafa/client";

const added = await clothingAdd(client, {
  body: { name: "Light-blue linen dress", category: "dress", brand: "Maison Demo" },
});

// `file` comes from <input type="file">.
const garment = await clothingStorePicture(client, { id: added.id, image: file });
console.log(client.resolve(garment.image_url!));
// end
equal(garment.name, "Light-blue linen dress");
ok(garment.image_url);
