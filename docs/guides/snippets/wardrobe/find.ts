import { clothingAdd } from "@qeyafa/client";
import { client, equal } from "snippet";

for (const [name, category] of [["Light-blue linen dress", "Dress"], ["Blue jeans", "trousers"], ["White shirt", "tops"]] as const) {
  await clothingAdd(client, { body: { name, category } });
}
// show
import { clothingList, clothingStats } from "@qeyafa/client";

const found = await clothingList(client, {
  q: "blue li",
  category: "dress",
  limit: 20,
  include_total: true,
});
console.log(found.total, found.items.map((garment) => garment.name));

const { total, by_category } = await clothingStats(client);
console.log(total, by_category.map(({ category, count }) => `${category} (${count})`));
// end
equal([found.total, found.items[0]?.name, found.next_cursor], [1, "Light-blue linen dress", null]);
equal([total, by_category.length], [3, 3]);
