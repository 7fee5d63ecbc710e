import type { LengthUnit } from "@qeyafa/client";
import { useMemo } from "react";
import { useUnits } from "../../data/units";
import { useFormat } from "../../i18n/format";
import { useLanguage } from "../../i18n/language";
import { inUnit } from "./lengths";

/** Values of measurements in words: lengths in the unit that the person has chosen, weight in kg. */
export interface Amounts {
  readonly unit: LengthUnit;
  /** A value with its unit. */
  value(name: string, value: number, from: LengthUnit): string;
  /** A difference without its sign, with its unit. */
  size(name: string, difference: number, from: LengthUnit): string;
  /** A difference with its sign and its unit. */
  signed(name: string, difference: number, from: LengthUnit): string;
}

export function useAmounts(): Amounts {
  const { unit } = useUnits();
  const { language } = useLanguage();
  const format = useFormat();
  return useMemo(() => {
    const signs = (of: string, maximumFractionDigits: number) =>
      new Intl.NumberFormat(language, { style: "unit", unit: of, maximumFractionDigits, signDisplay: "exceptZero" });
    const [mass, length] = [signs("kilogram", 1), unit === "cm" ? signs("centimeter", 1) : signs("inch", 2)];
    const value = (name: string, amount: number, from: LengthUnit) => (name === "weight" ? format.weight(amount) : format.length(inUnit(amount, from, unit), unit));
    return {
      unit,
      value,
      size: (name, difference, from) => value(name, Math.abs(difference), from),
      signed: (name, difference, from) => (name === "weight" ? mass.format(difference) : length.format(inUnit(difference, from, unit))),
    };
  }, [unit, language, format]);
}
