import { bodyGet, type Body } from "@qeyafa/client";
import { client } from "../../client";
import { ifThere } from "../../data/if-there";
import { useQuery } from "../../data/use-query";

/** Reads the body record; null where there is none yet. */
export function readBody(signal?: AbortSignal): Promise<Body | null> {
  return ifThere(bodyGet(client, {}, { signal }));
}

/** The person's body record; null where there is none yet. */
export function useBody() {
  return useQuery(readBody, []);
}
