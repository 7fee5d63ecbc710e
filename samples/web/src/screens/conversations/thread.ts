import type { Message, MessagePage } from "@qeyafa/client";

/** The newest part of a conversation, without holes. */
export interface Thread {
  /** The oldest first. */
  readonly messages: readonly Message[];
  /** Where what is older goes on; null where there is nothing older. */
  readonly older: string | null;
}

const inOrder = (one: Message, other: Message) => Date.parse(one.created_at) - Date.parse(other.created_at) || (one.id < other.id ? -1 : 1);

function joined(...parts: (readonly Message[])[]): Message[] {
  return [...new Map(parts.flat().map((message) => [message.id, message])).values()].sort(inOrder);
}

/** Adds messages that came; those that are there already are brought up to date. */
export function withMessages(thread: Thread, came: readonly Message[]): Thread {
  return { ...thread, messages: joined(thread.messages, came) };
}

export function withoutMessage(thread: Thread, id: string): Thread {
  return { ...thread, messages: thread.messages.filter((message) => message.id !== id) };
}

/** Adds the page that follows the thread's oldest message. */
export function withOlder(thread: Thread, page: MessagePage): Thread {
  return { messages: joined(page.items, thread.messages), older: page.next_cursor };
}

/**
 * Puts the newest page, read just now, in place of what was known of the same stretch: what was deleted is gone.
 * @param came Messages that came while the page was read, which may lack them.
 */
export function readAnew(thread: Thread | undefined, page: MessagePage, came: readonly Message[]): Thread {
  const fresh = { messages: joined(page.items, came), older: page.next_cursor };
  const oldest = page.items.at(-1);
  if (!thread || !oldest || page.next_cursor === null) return fresh;
  // Without a message in common there may be a hole between the page and what was known.
  const known = new Set(thread.messages.map((message) => message.id));
  if (!page.items.some((message) => known.has(message.id))) return fresh;
  const earlier = thread.messages.filter((message) => inOrder(message, oldest) < 0);
  return earlier.length === 0 ? fresh : { messages: joined(earlier, fresh.messages), older: thread.older };
}

/** Whether two moments are on different days for the reader. */
export function isOtherDay(one: string, other: string): boolean {
  return new Date(one).toDateString() !== new Date(other).toDateString();
}

/** How many days before today a moment is, by the reader's calendar. */
export function daysAgo(moment: string, now = new Date()): number {
  const midnight = (date: Date) => Date.UTC(date.getFullYear(), date.getMonth(), date.getDate());
  return (midnight(now) - midnight(new Date(moment))) / 86_400_000;
}
