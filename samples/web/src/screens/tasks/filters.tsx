import { useEffect, useRef, useState } from "react";
import { useText } from "../../i18n/language";
import { Field, SelectField } from "../../ui/field";
import { shows, sorts, type Filter } from "./filter";

/** So long somebody pauses who has typed a word. */
const pause = 300;

export function Filters({ filter, onChange }: { filter: Filter; onChange: (filter: Filter) => void }) {
  const t = useText("tasks");
  const [typed, setTyped] = useState(filter.q);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const latest = useRef({ filter, onChange });
  latest.current = { filter, onChange };
  useEffect(() => setTyped(filter.q), [filter.q]);
  useEffect(() => () => clearTimeout(timer.current), []);
  const search = (text: string) => {
    setTyped(text);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => latest.current.onChange({ ...latest.current.filter, q: text }), pause);
  };
  return (
    <search className="task-filters" aria-label={t.filters}>
      <Field label={t.search} hint={t.searchHint} type="search" dir="auto" maxLength={100} value={typed} onChange={(event) => search(event.target.value)} />
      <SelectField label={t.show} value={filter.show} onChange={(event) => onChange({ ...filter, q: typed, show: event.target.value as Filter["show"] })}>
        {shows.map((show) => <option key={show} value={show}>{t.shows[show]}</option>)}
      </SelectField>
      <SelectField label={t.sort} value={filter.sort} onChange={(event) => onChange({ ...filter, q: typed, sort: event.target.value as Filter["sort"] })}>
        {sorts.map((sort) => <option key={sort} value={sort}>{t.sorts[sort]}</option>)}
      </SelectField>
    </search>
  );
}
