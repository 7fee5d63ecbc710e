import { measurementsTrends, type TrendInterval, type TrendSeries } from "@qeyafa/client";
import { client } from "../../client";
import { useQuery, type Query } from "../../data/use-query";
import { boundsOf, type Period } from "./use-history";

const day = 86_400_000;

/** By what to gather a period's values, so that there are some dozens of points. */
export function intervalOf({ from, to }: Period, now: number): TrendInterval {
  if (!from) return "month";
  const days = ((to ? Date.parse(to) : now) - Date.parse(from)) / day;
  return days <= 93 ? "day" : days <= 730 ? "week" : "month";
}

/** How each measurement developed over a period, in cm, computed by the database: known at once, however long the history is. */
export function useTrends(userId: string, period: Period): Query<readonly TrendSeries[]> {
  return useQuery(
    async (signal) => (await measurementsTrends(client, { userId, unit: "cm", interval: intervalOf(period, Date.now()), ...boundsOf(period) }, { signal })).series,
    [userId, period.from, period.to],
  );
}
