import { bodyGet, isProblem, type Body } from "@qeyafa/client";
import { client } from "../../client";
import { useQuery } from "../../data/use-query";

/** Reads the body record; null where there is none yet. */
export async function readBody(signal?: AbortSignal): Promise<Body | null> {
  try {
    return await bodyGet(client, {}, { signal });
  } catch (error) {
    if (isProblem(error, "not_found")) return null;
    throw error;
  }
}

/** The person's body record; null where there is none yet. */
export function useBody() {
  return useQuery(readBody, []);
}
