import type { LengthUnit } from "@qeyafa/client";
import { useText } from "../../i18n/language";
import { useAmounts } from "./amounts";

/** A difference in words: 2 cm more, 2 cm less, the same. */
export function useChangeWords(): (name: string, difference: number, from: LengthUnit) => string {
  const t = useText("measurements");
  const amounts = useAmounts();
  return (name, difference, from) =>
    difference === 0 ? t.equal : (difference > 0 ? t.greater : t.smaller)(amounts.size(name, difference, from));
}

/** Whether a difference means anything; empty where that is not known, or where there is none. */
export function meaningOf(significant: boolean | null, difference: number | null, t: { significant: string; noise: string }): string {
  return significant === null || !difference ? "" : significant ? t.significant : t.noise;
}
