import { measurementsVocabulary, type Vocabulary } from "@qeyafa/client";
import { client } from "../../client";
import { useQuery, type Query } from "../../data/use-query";

let known: Promise<Vocabulary> | undefined;

/** The measurements that the API knows: read once, as they do not change while the page is open. */
export function useVocabulary(): Query<Vocabulary> {
  return useQuery(() => {
    known ??= measurementsVocabulary(client).catch((error: unknown) => {
      known = undefined;
      throw error;
    });
    return known;
  }, []);
}
