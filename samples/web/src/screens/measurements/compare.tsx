import { measurementsCompare, measurementsGet, measurementsHistory } from "@qeyafa/client";
import { Link, useSearchParams } from "wouter";
import { client } from "../../client";
import { useUserId } from "../../data/session";
import { useQuery } from "../../data/use-query";
import { useText } from "../../i18n/language";
import { Button } from "../../ui/button";
import { Failure } from "../../ui/failure";
import { ProgressRing } from "../../ui/progress";
import { ComparisonTable } from "./comparison-table";
import { RecordPicker } from "./record-picker";
import { Screen } from "./screen";
import { UnitSwitch } from "./unit-switch";

/** Two records side by side: the last two, unless others are chosen. */
export default function Compare() {
  const t = useText("measurements");
  const userId = useUserId();
  const [search, setSearch] = useSearchParams();
  const [asked, wanted] = [search.get("from"), search.get("to")];
  // One that is chosen alone is compared with the one before it.
  const defaults = useQuery(async (signal) => {
    if (asked && wanted) return { from: asked, to: wanted };
    const before = wanted ? (await measurementsGet(client, { id: wanted }, { signal })).processed_at : undefined;
    const { items } = await measurementsHistory(client, { userId, limit: 10, ...(before && { to: before }) }, { signal });
    const to = wanted ?? items.find(({ id }) => id !== asked)?.id;
    const from = asked ?? items.find(({ id }) => id !== to)?.id;
    return { from, to };
  }, [userId, asked, wanted]);
  const from = asked ?? defaults.data?.from;
  const to = wanted ?? defaults.data?.to;
  const choose = (values: { from?: string | undefined; to?: string | undefined }) =>
    setSearch(new URLSearchParams(Object.entries({ from, to, ...values }).filter((pair): pair is [string, string] => !!pair[1])), { replace: true });
  const comparison = useQuery(
    async (signal) => (from && to && from !== to ? await measurementsCompare(client, { from_id: from, to_id: to, unit: "cm" }, { signal }) : undefined),
    [from, to],
  );
  return (
    <Screen title={t.compareTitle}>
      <Failure error={defaults.error} onRetry={defaults.reload} />
      {!defaults.data && !defaults.error && <ProgressRing />}
      {defaults.data && !(from && to) && <p className="card">{t.needTwo} <Link href="/measurements/new">{t.record}</Link></p>}
      {from && to && (
        <>
          <div className="pickers">
            <RecordPicker label={t.first} value={from} onChoose={(id) => choose({ from: id })} />
            <Button onClick={() => choose({ from: to, to: from })}>{t.swap}</Button>
            <RecordPicker label={t.second} value={to} onChoose={(id) => choose({ to: id })} />
          </div>
          <div className="toolbar"><UnitSwitch /></div>
          {from === to && <p className="notice" role="status">{t.sameRecord}</p>}
          <Failure error={comparison.error} onRetry={comparison.reload} />
          {comparison.data ? <ComparisonTable comparison={comparison.data} /> : from !== to && !comparison.error && <ProgressRing />}
        </>
      )}
    </Screen>
  );
}
