/** A language as the reader's region writes it, where the browser names one: `en` may be `en-NG`. */
export function localeOf(language: string): string {
  const tags = typeof navigator === "undefined" ? [] : navigator.languages;
  return tags.find((tag) => tag.split("-")[0] === language) ?? language;
}
