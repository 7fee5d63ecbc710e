import type { LengthUnit } from "@qeyafa/client";

const cmPerInch = 2.54;

/** A length in another unit; 1 inch is 2.54 cm exactly. */
export function convertLength(value: number, from: LengthUnit, to: LengthUnit): number {
  if (from === to) return value;
  return to === "cm" ? value * cmPerInch : value / cmPerInch;
}
