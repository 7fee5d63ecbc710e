import { isOver, tryOnList, type Garment, type TryOn, type TryOnStatus } from "@qeyafa/client";
import { useRef } from "react";
import { Link, useSearchParams } from "wouter";
import { client } from "../../client";
import { usePages } from "../../data/use-pages";
import { useFormat } from "../../i18n/format";
import { useText } from "../../i18n/language";
import { announce } from "../../ui/announcer";
import { Failure } from "../../ui/failure";
import { SelectField } from "../../ui/field";
import { ProgressRing } from "../../ui/progress";
import { ShowMore } from "../../ui/show-more";
import { Screen } from "../wardrobe/screen";
import { ResultPicture } from "./result-picture";
import { StatusBadge } from "./status-badge";
import { useGarmentName, useGarments } from "./use-garments";
import { useUnfinished } from "./use-unfinished";

const pageSize = 18;
const statuses: readonly TryOnStatus[] = ["pending", "processing", "completed", "failed", "canceled"];

export default function TryOns() {
  const t = useText("tryOn");
  const [parameters, setParameters] = useSearchParams();
  const status = statuses.find((known) => known === parameters.get("status"));
  const tryOns = usePages<TryOn>((cursor, signal) => tryOnList(client, { limit: pageSize, cursor, status }, { signal }), [status]);
  const { items } = tryOns;
  const garments = useGarments(items?.map(({ clothing_id }) => clothing_id) ?? []);
  const garmentName = useGarmentName();
  const list = useRef<HTMLUListElement>(null);
  useUnfinished(items, (now) => {
    tryOns.update((shown) => shown.map((tryOn) => (tryOn.id === now.id ? now : tryOn)));
    if (isOver(now)) announce(`${garmentName(garments.get(now.clothing_id))}: ${t.statuses[now.status]}`);
  });
  const start = <Link href="/try-on/new" className="button button-primary">{t.start}</Link>;
  if (items?.length === 0 && !status && !tryOns.loading) {
    return <Screen title={t.title}><section className="empty card"><h2>{t.empty}</h2><p>{t.emptyText}</p>{start}</section></Screen>;
  }
  return (
    <Screen title={t.title} actions={start}>
      <div className="filters filters-one">
        <SelectField label={t.status} value={status ?? ""} onChange={(event) => setParameters(event.target.value ? { status: event.target.value } : {}, { replace: true })}>
          <option value="">{t.all}</option>
          {statuses.map((value) => <option key={value} value={value}>{t.statuses[value]}</option>)}
        </SelectField>
      </div>
      <Failure error={tryOns.error} onRetry={tryOns.reload} />
      {!items && tryOns.loading && <ProgressRing />}
      {items?.length === 0 && !tryOns.loading && <p className="notice">{t.noneOfStatus}</p>}
      {items && items.length > 0 && (
        <ul ref={list} className="tiles" aria-busy={tryOns.loading}>
          {items.map((tryOn) => <li key={tryOn.id}><TryOnCard tryOn={tryOn} garment={garments.get(tryOn.clothing_id)} /></li>)}
        </ul>
      )}
      <ShowMore pages={tryOns} list={() => list.current} />
    </Screen>
  );
}

function TryOnCard({ tryOn, garment }: { tryOn: TryOn; garment: Garment | null | undefined }) {
  const t = useText("tryOn");
  const format = useFormat();
  const name = useGarmentName()(garment);
  return (
    <Link href={`/try-on/${tryOn.id}`} className="tile">
      {tryOn.status === "completed" ? <ResultPicture tryOn={tryOn} alt={t.resultOf(name)} /> : isOver(tryOn) ? <div className="picture picture-none" aria-hidden="true" /> : <div className="picture picture-none"><ProgressRing label={t.statuses[tryOn.status]} /></div>}
      <span className="tile-name"><bdi>{name}</bdi></span>
      <span className="tile-line"><StatusBadge status={tryOn.status} /> <span className="quiet">{format.relative(tryOn.created_at)}</span></span>
    </Link>
  );
}
