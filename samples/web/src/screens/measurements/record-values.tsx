import type { Measurement } from "@qeyafa/client";
import { useFormat } from "../../i18n/format";
import { useText } from "../../i18n/language";
import { useAmounts } from "./amounts";
import { valuesByName } from "./entries";
import { inOrder } from "./groups";
import { useNames } from "./names";
import { useVocabulary } from "./use-vocabulary";

/** What a record says. */
export function RecordValues({ record }: { record: Measurement }) {
  const t = useText("measurements");
  const names = useNames();
  const format = useFormat();
  const amounts = useAmounts();
  const vocabulary = useVocabulary();
  const values = valuesByName(record);
  return (
    <>
      <table className="values">
        <caption className="visually-hidden">{t.title}</caption>
        <thead><tr><th scope="col">{t.name}</th><th scope="col" className="number">{t.value}</th></tr></thead>
        <tbody>
          {inOrder(values.keys(), vocabulary.data).map((name) => (
            <tr key={name}><th scope="row">{names.label(name)}</th><td className="number">{amounts.value(name, values.get(name)!, record.unit)}</td></tr>
          ))}
        </tbody>
      </table>
      {typeof record.ai_confidence === "number" && <p>{t.confidence(format.percent(record.ai_confidence))}</p>}
      {record.note && (
        <section aria-labelledby="note">
          <h2 id="note">{t.note}</h2>
          <p className="note-text" dir="auto">{record.note}</p>
        </section>
      )}
    </>
  );
}
