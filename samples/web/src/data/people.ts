import { conversationsList, iterate, sharesList } from "@qeyafa/client";
import { client } from "../client";
import { useUserId } from "./session";
import { useQuery } from "./use-query";

/** Somebody whom the person knows, by a conversation or because they share with them. */
export interface Contact {
  readonly id: string;
  /** The name, where a conversation has told it. */
  readonly name: string | undefined;
}

/** How many conversations are looked through for names. */
const limit = 100;

/** With whom the person shares now, and the names that are known. */
export function usePeople() {
  const userId = useUserId();
  const query = useQuery(async (signal) => {
    const [conversations, grantees] = await Promise.all([conversationsList(client, { limit }, { signal }), granteesOf(userId, signal)]);
    const names = new Map<string, string>();
    for (const { participants } of conversations.items) for (const { id, name } of participants) if (id && name) names.set(id, name);
    return { names, shared: grantees.map((id): Contact => ({ id, name: names.get(id) })) };
  }, [userId]);
  return { shared: query.data?.shared, names: query.data?.names, error: query.error, reload: query.reload };
}

async function granteesOf(userId: string, signal: AbortSignal): Promise<string[]> {
  const ids: string[] = [];
  for await (const share of iterate(sharesList, client, { id: userId, limit: 100 }, { signal })) ids.push(share.grantee_id);
  return ids;
}

/** The end of an id, enough to tell people without a known name apart. */
export function shortId(id: string): string {
  return id.slice(-6);
}
