import type { Body, BodyBody } from "@qeyafa/client";
import { inUnit } from "../measurements/lengths";
import { valuesByName } from "../measurements/entries";

/** The values of a record, as they are sent. */
export function valuesIn({ height, weight, measurements, unit }: Body): BodyBody {
  return { height, weight, measurements, unit };
}

/** The values by name, height and weight among them. */
export function byName({ height, weight, measurements }: BodyBody): Map<string, number> {
  return valuesByName({ height: height ?? null, weight: weight ?? null, measurements: measurements ?? {} });
}

/** Whether a record says what would be sent, in whichever unit. */
export function says(body: Body, values: BodyBody): boolean {
  const [stored, sent] = [byName(body), byName(values)];
  const unit = values.unit ?? body.unit;
  return stored.size === sent.size && [...stored].every(([name, value]) => sent.get(name) === (name === "weight" ? value : inUnit(value, body.unit, unit)));
}
