import type { LengthUnit } from "@qeyafa/client";
import { useText } from "../../i18n/language";
import { useAmounts } from "./amounts";

/** A difference in words, and whether it means anything where that is known: 2 cm more, a real change. */
export function useChangeWords() {
  const t = useText("measurements");
  const amounts = useAmounts();
  return (name: string, difference: number, from: LengthUnit, significant: boolean | null): string => {
    if (difference === 0) return t.equal;
    const size = (difference > 0 ? t.greater : t.smaller)(amounts.size(name, difference, from));
    return significant === null ? size : t.meaningful(size, significant ? t.significant : t.noise);
  };
}
