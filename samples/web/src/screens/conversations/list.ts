import type { Conversation, ConversationPage, Participant } from "@qeyafa/client";

/** The conversations with the newest messages. */
export interface Conversations {
  readonly items: readonly Conversation[];
  /** Where what is older goes on; null at the end. */
  readonly next: string | null;
}

/** Puts the first page, read just now, before what was known already. */
export function withFirstPage(known: Conversations | undefined, page: ConversationPage): Conversations {
  if (!known || page.next_cursor === null) return { items: page.items, next: page.next_cursor };
  const earlier = without(known.items, page.items);
  // Where the page holds nothing that was known there may be a hole behind it.
  const isJoined = earlier.length < known.items.length;
  if (!isJoined || earlier.length === 0) return { items: page.items, next: page.next_cursor };
  return { items: [...page.items, ...earlier], next: known.next };
}

/** Adds the page that follows. */
export function withNextPage(known: Conversations, page: ConversationPage): Conversations {
  return { items: [...known.items, ...without(page.items, known.items)], next: page.next_cursor };
}

function without(items: readonly Conversation[], others: readonly Conversation[]): Conversation[] {
  const ids = new Set(others.map((conversation) => conversation.conversation_id));
  return items.filter((conversation) => !ids.has(conversation.conversation_id));
}

/** Whom a person has the conversation with; without an id where that account is erased. */
export function otherOf(conversation: Conversation, userId: string): Participant {
  return conversation.participants.find((person) => person.id !== userId) ?? { id: null, name: null };
}
