import { iterate, messageBlocksDelete, messageBlocksList, messageBlocksPut } from "@qeyafa/client";
import { client } from "../../client";
import { useAction } from "../../data/use-action";
import { useQuery } from "../../data/use-query";

/** Whose messages the person does not want: all of them, as the API answers no single one. */
export function useBlocks() {
  const query = useQuery(async (signal) => {
    const blocked: string[] = [];
    for await (const block of iterate(messageBlocksList, client, { limit: 100 }, { signal })) blocked.push(block.user_id);
    return blocked;
  }, []);
  const block = useAction(async (id: string) => {
    await messageBlocksPut(client, { userId: id });
    query.replace([...(query.data ?? []).filter((other) => other !== id), id]);
  });
  const unblock = useAction(async (id: string) => {
    await messageBlocksDelete(client, { userId: id });
    query.replace((query.data ?? []).filter((other) => other !== id));
  });
  return { blocked: query.data, error: query.error, reload: query.reload, block, unblock };
}
