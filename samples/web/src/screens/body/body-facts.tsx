import type { Body } from "@qeyafa/client";
import { useFormat } from "../../i18n/format";
import { useText } from "../../i18n/language";
import { Button } from "../../ui/button";
import { useAmounts } from "../measurements/amounts";
import { valuesByName } from "../measurements/entries";
import { inOrder } from "../measurements/groups";
import { useNames } from "../measurements/names";
import { UnitSwitch } from "../measurements/unit-switch";
import { useVocabulary } from "../measurements/use-vocabulary";
import { Warnings } from "../measurements/warnings";

/** What the body record says. */
export function BodyFacts({ body, onEdit }: { body: Body | null; onEdit: () => void }) {
  const t = useText("body");
  const common = useText("common");
  const format = useFormat();
  const names = useNames();
  const amounts = useAmounts();
  const vocabulary = useVocabulary();
  const values = body ? valuesByName(body) : new Map<string, number>();
  if (!body || values.size === 0) return <><h2>{t.noValues}</h2><p className="quiet">{t.noValuesText}</p><Button kind="primary" onClick={onEdit}>{t.enter}</Button></>;
  return (
    <>
      <div className="body-head"><h2>{t.values}</h2><UnitSwitch /></div>
      <Warnings warnings={body.warnings} />
      <dl className="particulars">
        {inOrder(values.keys(), vocabulary.data).map((name) => <div key={name}><dt>{names.label(name)}</dt><dd>{amounts.value(name, values.get(name)!, body.unit)}</dd></div>)}
      </dl>
      <p className="quiet">{t.changedOn(format.dateTime(body.updated_at))}</p>
      <Button onClick={onEdit}>{common.edit}</Button>
    </>
  );
}
