import { localeOf } from "./locale";

/** The form of a number's noun: Arabic has six, French and English two. `other` stands in for a form that is not given. */
export function plural(language: "en" | "fr" | "ar", count: number, forms: Partial<Record<Intl.LDMLPluralRule, string>> & { other: string }): string {
  const form = forms[new Intl.PluralRules(language).select(count)] ?? forms.other;
  return form.replace("#", new Intl.NumberFormat(localeOf(language)).format(count));
}
