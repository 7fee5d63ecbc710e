import { clothingList, clothingStats } from "@qeyafa/client";
import { useEffect, useRef } from "react";
import { Link } from "wouter";
import { client } from "../../client";
import { usePages } from "../../data/use-pages";
import { useQuery } from "../../data/use-query";
import { useText } from "../../i18n/language";
import { announce } from "../../ui/announcer";
import { Button } from "../../ui/button";
import { Failure } from "../../ui/failure";
import { ProgressRing } from "../../ui/progress";
import { ShowMore } from "../../ui/show-more";
import { GarmentCard } from "./garment-card";
import { Screen } from "./screen";
import { searchable, useFilters } from "./use-filters";
import { WardrobeFilters } from "./wardrobe-filters";

const pageSize = 24;

export default function Wardrobe() {
  const t = useText("wardrobe");
  const [filters, change] = useFilters();
  const q = searchable(filters.q);
  const { category, brand } = filters;
  const isFiltered = Boolean(q || category || brand);
  const stats = useQuery((signal) => clothingStats(client, { signal }), []);
  const garments = usePages(
    (cursor, signal) => clothingList(client, { limit: pageSize, cursor, include_total: cursor === undefined && isFiltered, q, category: category || undefined, brand: brand || undefined }, { signal }),
    [q, category, brand],
  );
  const list = useRef<HTMLUListElement>(null);
  const { items } = garments;
  const counted = isFiltered ? garments.total : stats.data?.total;
  const countText = counted === undefined ? "" : isFiltered ? t.found(counted) : t.count(counted);
  useEffect(() => {
    if (isFiltered && !garments.loading && countText) announce(countText);
  }, [garments.loading, countText]);

  return (
    <Screen title={t.title} actions={<Link href="/wardrobe/new" className="button button-primary">{t.add}</Link>}>
      {stats.data?.total === 0 && !isFiltered ? (
        <section className="empty card"><h2>{t.empty}</h2><p>{t.emptyText}</p><Link href="/wardrobe/new" className="button button-primary">{t.add}</Link></section>
      ) : (
        <>
          <WardrobeFilters stats={stats.data} filters={filters} onChange={change} />
          <div className="list-head">
            <p className="quiet">{countText}</p>
            {isFiltered && <Button kind="quiet" onClick={() => change({ q: "", category: "", brand: "" })}>{t.reset}</Button>}
          </div>
          <Failure error={garments.error} onRetry={garments.reload} />
          {!items && garments.loading && <ProgressRing />}
          {items?.length === 0 && isFiltered && !garments.loading && <p className="notice">{t.nothingFound}</p>}
          {items && items.length > 0 && (
            <ul ref={list} className="tiles" aria-busy={garments.loading}>{items.map((garment) => <li key={garment.id}><GarmentCard garment={garment} /></li>)}</ul>
          )}
          <ShowMore pages={garments} list={() => list.current} />
        </>
      )}
    </Screen>
  );
}
