import { measurementsLatest, tasksList, tryOnList } from "@qeyafa/client";
import { client } from "../../client";
import { ifThere } from "../../data/if-there";
import { useUserId } from "../../data/session";
import { useQuery } from "../../data/use-query";

/** Reads what the start page shows, each part by itself: one that fails leaves the others. */
export function useNews() {
  const userId = useUserId();
  return {
    measurement: useQuery((signal) => ifThere(measurementsLatest(client, { userId }, { signal })), [userId]),
    tryOns: useQuery((signal) => tryOnList(client, { limit: 1 }, { signal }), [userId]),
    tasks: useQuery((signal) => tasksList(client, { userId, is_completed: false, limit: 3, include_total: true }, { signal }), [userId]),
  };
}
