import type { LengthUnit } from "@qeyafa/client";

const cmPerInch = 2.54;

/** Rounds away what binary fractions add, so that going there and back ends at the number that it began with. */
const exact = (value: number, digits: number) => Number(value.toPrecision(digits));

/** A length in another unit; there and back it is the same number. */
export function inUnit(value: number, from: LengthUnit, to: LengthUnit): number {
  if (from === to) return value;
  return to === "cm" ? exact(value * cmPerInch, 13) : exact(value / cmPerInch, 15);
}

/** A band's ends as a person measures them: rounded inwards to 0.1 or so, so that what the hint allows is allowed. */
export function roundedBand(band: { min: number; max: number }): { min: number; max: number } {
  return { min: Math.ceil(exact(band.min * 10, 12)) / 10, max: Math.floor(exact(band.max * 10, 12)) / 10 };
}
