import { type LengthUnit } from "@qeyafa/client";
import { client, ok } from "snippet";

const unit = "inch" as LengthUnit;
// show
import { measurementsVocabulary } from "@qeyafa/client";

const { items } = await measurementsVocabulary(client);
const shown = (cm: number) => (unit === "inch" ? cm / 2.54 : cm);

const fields = items
  .filter((item) => !item.top_level) // height and weight stand in the record itself
  .map(({ name, definition, reject }) => ({
    name,
    definition,
    min: shown(reject.min),
    max: shown(reject.max),
  }));
// end
const chest = fields.find((field) => field.name === "chest");
ok(chest && chest.min > 15 && chest.max < 120, JSON.stringify(chest));
ok(!fields.some((field) => field.name === "height"));
