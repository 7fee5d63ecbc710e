import { measurementsGet, measurementsHistory, type Measurement } from "@qeyafa/client";
import { useId, useState } from "react";
import { client } from "../../client";
import { useUserId } from "../../data/session";
import { useAction } from "../../data/use-action";
import { useQuery } from "../../data/use-query";
import { useFormat } from "../../i18n/format";
import { useText } from "../../i18n/language";
import { Button } from "../../ui/button";
import { Failure } from "../../ui/failure";
import { Field, SelectField } from "../../ui/field";
import { dayOf, isDay, toDay } from "./dates";

const limit = 50;

interface RecordPickerProps {
  label: string;
  value: string;
  onChoose: (id: string) => void;
}

/** Chooses one record among those up to a day, however many there are. */
export function RecordPicker({ label, value, onChoose }: RecordPickerProps) {
  const t = useText("measurements");
  const format = useFormat();
  const userId = useUserId();
  const heading = useId();
  const [day, setDay] = useState("");
  const until = isDay(day) ? day : "";
  const list = useQuery(async (signal) => {
    const to = toDay(until);
    return measurementsHistory(client, { userId, limit, ...(to && { to }) }, { signal });
  }, [userId, until]);
  const items = list.data?.items ?? [];
  const listed = items.some(({ id }) => id === value);
  const own = useQuery(async (signal) => (list.data && !listed ? measurementsGet(client, { id: value }, { signal }) : undefined), [value, list.data, listed]);
  const more = useAction(async () => {
    const next = await measurementsHistory(client, { userId, limit, cursor: list.data!.next_cursor! });
    list.replace({ ...next, items: [...items, ...next.items] });
  });
  const option = (record: Measurement) => <option key={record.id} value={record.id}>{format.dateTime(record.processed_at)}</option>;
  return (
    <section className="card picker" aria-labelledby={heading}>
      <h2 id={heading}>{label}</h2>
      <Field label={t.upToDate} type="date" max={dayOf(new Date())} value={day} onChange={(event) => setDay(event.target.value)} />
      <SelectField label={t.pick} hint={t.pickHint} value={value} onChange={(event) => onChoose(event.target.value)}>
        {!listed && (own.data && own.data.id === value ? option(own.data) : <option value={value}>…</option>)}
        {items.map(option)}
      </SelectField>
      {list.data?.next_cursor && <Button busy={more.busy} onClick={() => void more.run()}>{t.olderRecords}</Button>}
      <Failure error={list.error ?? own.error ?? more.error} {...(list.error ? { onRetry: list.reload } : {})} />
    </section>
  );
}
