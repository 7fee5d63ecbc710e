/** How long a message may be, in Unicode code points. */
export const longest = 10_000;

/** How the API counts a text's length: an emoji may be several UTF-16 units, but is counted by its code points. */
export function lengthOf(text: string): number {
  return [...text].length;
}

const identifier = /^[0-9a-f]{24}$/i;

/** The contact id in what somebody typed or pasted: the id itself, or a link that holds it. */
export function contactIn(typed: string): string | undefined {
  const text = typed.trim();
  if (identifier.test(text)) return text.toLowerCase();
  if (!URL.canParse(text)) return undefined;
  const id = new URL(text).searchParams.get("to")?.trim() ?? "";
  return identifier.test(id) ? id.toLowerCase() : undefined;
}

/** A link that begins a conversation with somebody. */
export function contactLink(origin: string, id: string): string {
  return `${origin}/app/conversations/new?to=${id}`;
}
