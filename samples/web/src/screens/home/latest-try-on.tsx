import type { TryOnPage } from "@qeyafa/client";
import { client } from "../../client";
import type { Query } from "../../data/use-query";
import { useFormat } from "../../i18n/format";
import { useText } from "../../i18n/language";
import { Card } from "./card";

export function LatestTryOn({ query }: { query: Query<TryOnPage> }) {
  const t = useText("home");
  const { statuses } = useText("tryOn");
  const format = useFormat();
  return (
    <Card title={t.tryOn} query={query} path="/try-on" more={({ items }) => (items.length > 0 ? t.toTryOns : t.toFirstTryOn)}>
      {({ items: [latest] }) => latest ? (
        <>
          <p className="news-figure">{statuses[latest.status]}</p>
          <p className="quiet">{t.startedOn(format.date(latest.created_at))}</p>
          {latest.result_image_url && <img className="news-picture" src={client.resolve(latest.result_image_url)} alt={t.tryOnPicture} loading="lazy" />}
        </>
      ) : <p>{t.noTryOn}</p>}
    </Card>
  );
}
