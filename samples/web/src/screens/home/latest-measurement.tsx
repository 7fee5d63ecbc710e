import type { Measurement } from "@qeyafa/client";
import { useUnits } from "../../data/units";
import type { Query } from "../../data/use-query";
import { useFormat } from "../../i18n/format";
import { useText } from "../../i18n/language";
import { Card } from "./card";

export function LatestMeasurement({ query }: { query: Query<Measurement | null> }) {
  const t = useText("home");
  const format = useFormat();
  const units = useUnits();
  return (
    <Card title={t.measurement} query={query} path="/measurements" more={(latest) => (latest ? t.toMeasurements : t.toFirstMeasurement)}>
      {(latest) => latest ? (
        <>
          <p className="news-figure">{t.values(Object.keys(latest.measurements).length + Number(latest.height != null) + Number(latest.weight != null))}</p>
          <p className="quiet">{t.takenOn(format.date(latest.processed_at))}</p>
          <dl className="facts">
            {latest.height != null && <><dt>{t.height}</dt><dd>{format.length(units.length(latest.height, latest.unit), units.unit)}</dd></>}
            {latest.weight != null && <><dt>{t.weight}</dt><dd>{format.weight(latest.weight)}</dd></>}
          </dl>
        </>
      ) : <p>{t.noMeasurement}</p>}
    </Card>
  );
}
