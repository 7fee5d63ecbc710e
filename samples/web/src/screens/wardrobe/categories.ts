import { useText } from "../../i18n/language";

/** The words that try-ons know; stored as they are, shown in the language that is spoken. */
export const kinds = ["top", "shirt", "coat", "dress", "jumpsuit", "trousers", "shorts", "skirt", "shoes", "hat"] as const;

/** Says a category in the language that is spoken, or in its owner's words. */
export function useCategoryName(): (category: string) => string {
  const names: Readonly<Record<string, string>> = useText("wardrobe").kinds;
  return (category) => names[category.toLowerCase()] ?? category;
}
