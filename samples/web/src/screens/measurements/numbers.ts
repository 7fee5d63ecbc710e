const arabicZero = 0x660;
const persianZero = 0x6f0;

/** The digits of Arabic and Persian as Western ones, without marks of direction. */
function western(text: string): string {
  return text.replace(/[\u200e\u200f\u061c]/g, "").replace(/[\u0660-\u0669\u06f0-\u06f9]/g, (digit) => {
    const code = digit.charCodeAt(0);
    return String(code - (code >= persianZero ? persianZero : arabicZero));
  });
}

/**
 * Reads a number above or at zero as people write it: in Western, Arabic or Persian digits, with a point, a comma or ٫ before the decimals,
 * or with the fractions of a tape in inches (36 1/2, 36½). Undefined where it is not one number.
 */
export function parseNumber(text: string): number | undefined {
  const plain = western(text)
    .replace(/[¼½¾⅛⅜⅝⅞]/g, " $&")
    .normalize("NFKC")
    .replace(/\s+/g, " ")
    .trim();
  if (/^(\d+([.,٫]\d*)?|[.,٫]\d+)$/.test(plain)) return Number(plain.replace(/[,٫]/, "."));
  const fraction = /^(?:(\d+) )?(\d{1,2}) ?[/⁄] ?(\d{1,2})$/.exec(plain);
  if (!fraction || Number(fraction[3]) === 0) return undefined;
  return Number(fraction[1] ?? 0) + Number(fraction[2]) / Number(fraction[3]);
}
