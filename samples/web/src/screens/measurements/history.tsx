import { useEffect, useMemo, useRef } from "react";
import { Link, useSearchParams } from "wouter";
import { useUserId } from "../../data/session";
import { useFormat } from "../../i18n/format";
import { useText } from "../../i18n/language";
import { announce } from "../../ui/announcer";
import { Failure } from "../../ui/failure";
import { ProgressRing } from "../../ui/progress";
import { Development } from "./development";
import { valuesByName } from "./entries";
import { ExportFile } from "./export-file";
import { HistoryTable } from "./history-table";
import { NamesChooser } from "./names-chooser";
import { PeriodFilter } from "./period-filter";
import { Screen } from "./screen";
import { Summary } from "./summary";
import { UnitSwitch } from "./unit-switch";
import { useHistory } from "./use-history";
import { useTrends } from "./use-trends";

const usual = ["chest", "waist", "hips"];

/** All records of a period: as a chart, in words, and as a table. */
export default function History() {
  const t = useText("measurements");
  const format = useFormat();
  const userId = useUserId();
  const [search, setSearch] = useSearchParams();
  const period = { from: search.get("from") ?? "", to: search.get("to") ?? "" };
  const history = useHistory(userId, period);
  const trends = useTrends(userId, period);
  const change = (values: Readonly<Partial<Record<"from" | "to" | "show", string>>>) =>
    setSearch((before) => {
      const next = new URLSearchParams(before);
      for (const [name, value] of Object.entries(values)) value ? next.set(name, value) : next.delete(name);
      return next;
    }, { replace: true });

  // The names of all records; without the trends, those of the records that are loaded.
  const names = useMemo(
    () => trends.data?.map((series) => series.name) ?? [...new Set(history.records.flatMap((record) => [...valuesByName(record).keys()]))],
    [trends.data, trends.data ? undefined : history.records],
  );
  const asked = search.get("show");
  const slots = useMemo(() => {
    if (asked !== null) return asked.split(",");
    const known = usual.filter((name) => names.includes(name));
    return known.length > 0 ? known : names.slice(0, 3);
  }, [asked, names]);
  const chosen = useMemo(() => slots.filter(Boolean), [slots]);

  // A long history is told to be there when it is; a short one simply appears.
  const long = useRef(false);
  if (history.total !== undefined && history.total > history.records.length) long.current = true;
  const { done } = history;
  const count = history.records.length;
  useEffect(() => {
    if (done && long.current) announce(t.allLoaded(count));
    long.current = false;
  }, [done]);

  const { total, error } = history;
  const everything = !period.from && !period.to;
  const actions = (
    <>
      <Link className="button button-primary" href="/measurements/new">{t.record}</Link>
      <Link className="button" href="/measurements/compare">{t.compare}</Link>
    </>
  );
  if (total === 0 && everything) {
    return (
      <Screen title={t.title}>
        <div className="card empty">
          <h2>{t.empty}</h2>
          <p>{t.emptyText}</p>
          <div className="form-buttons">
            <Link className="button button-primary" href="/measurements/new">{t.record}</Link>
            <Link className="button" href="/measurements/new?by=file">{t.importFile}</Link>
          </div>
        </div>
      </Screen>
    );
  }
  return (
    <Screen title={t.title} actions={actions}>
      <div className="toolbar">
        <PeriodFilter period={period} onChange={change} />
        <UnitSwitch />
      </div>
      <Failure error={error} onRetry={history.retry} />
      {!error && total === undefined && <ProgressRing label={t.loadingHistory} />}
      {!error && total !== undefined && !done && (
        <div className="loading">
          <ProgressRing percent={total ? (100 * count) / total : undefined} label={t.loadingHistory} />
          <span className="quiet">{t.loaded(format.number(count), format.number(total))}</span>
        </div>
      )}
      {total === 0 && <p className="card">{t.emptyPeriod}</p>}
      {total !== undefined && total > 0 && (
        <>
          <Failure error={trends.error} onRetry={trends.reload} />
          <section className="card" aria-labelledby="chart">
            <h2 id="chart" className="visually-hidden">{t.chart}</h2>
            <NamesChooser names={names} slots={slots} onChange={(next) => change({ show: next.join(",") || "," })} />
            <Development history={history} trends={trends.data ?? []} slots={slots} />
          </section>
          <Summary trends={trends.data ?? []} slots={slots} />
          <HistoryTable records={history.records} total={total} names={chosen} loading={!done && !error} />
          <ExportFile period={period} />
        </>
      )}
    </Screen>
  );
}
