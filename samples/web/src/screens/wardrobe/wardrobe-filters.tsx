import type { WardrobeStats } from "@qeyafa/client";
import { useEffect, useState } from "react";
import { useFormat } from "../../i18n/format";
import { useText } from "../../i18n/language";
import { Field, SelectField } from "../../ui/field";
import { useCategoryName } from "./categories";
import type { Filters } from "./use-filters";

/** A pause in typing after which is searched. */
const pause = 350;

interface WardrobeFiltersProps {
  stats: WardrobeStats | undefined;
  filters: Filters;
  onChange: (change: Partial<Filters>) => void;
}

export function WardrobeFilters({ stats, filters, onChange }: WardrobeFiltersProps) {
  const t = useText("wardrobe");
  const format = useFormat();
  const categoryName = useCategoryName();
  const [text, setText] = useState(filters.q);
  useEffect(() => {
    if (text === filters.q) return;
    const timer = setTimeout(() => onChange({ q: text }), pause);
    return () => clearTimeout(timer);
  }, [text]);
  useEffect(() => setText(filters.q), [filters.q]);
  return (
    <form className="filters" role="search" aria-label={t.filters} onSubmit={(event) => { event.preventDefault(); onChange({ q: text }); }}>
      <Field label={t.search} type="search" hint={t.searchHint} maxLength={100} value={text} onChange={(event) => setText(event.target.value)} />
      <SelectField label={t.category} value={filters.category} onChange={(event) => onChange({ category: event.target.value })}>
        <option value="">{t.allCategories}</option>
        {withChosen(stats?.by_category.map(({ category, count }) => ({ value: category, count })), filters.category).map(({ value, count }) => <option key={value} value={value}>{t.option(categoryName(value), format.number(count))}</option>)}
      </SelectField>
      <SelectField label={t.brand} value={filters.brand} onChange={(event) => onChange({ brand: event.target.value })}>
        <option value="">{t.allBrands}</option>
        {withChosen(stats?.by_brand.map(({ brand, count }) => ({ value: brand, count })), filters.brand).map(({ value, count }) => <option key={value} value={value}>{t.option(value, format.number(count))}</option>)}
      </SelectField>
    </form>
  );
}

/** What is chosen stays an option when the last garment of it is gone. */
function withChosen(options: { value: string; count: number }[] = [], chosen: string) {
  return chosen === "" || options.some(({ value }) => value === chosen) ? options : [...options, { value: chosen, count: 0 }];
}
