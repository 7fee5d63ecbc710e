import type { WardrobeStats } from "@qeyafa/client";
import { useId, useState } from "react";
import { useText } from "../../i18n/language";
import { Button } from "../../ui/button";
import { errorOf, Failure } from "../../ui/failure";
import { Field, SelectField } from "../../ui/field";
import { Form } from "../../ui/form";
import { kinds, useCategoryName } from "./categories";
import type { GarmentValues } from "./garment-values";

/** Stands in the list of categories for words of one's own; no category can be it, as the API trims them. */
const other = " ";

interface GarmentFormProps {
  values: GarmentValues;
  onChange: (change: Partial<GarmentValues>) => void;
  /** What the wardrobe has already, to choose from. */
  stats: WardrobeStats | undefined;
  busy: boolean;
  error: unknown;
  onSave: () => void;
  onCancel: () => void;
}

export function GarmentForm({ values, onChange, stats, busy, error, onSave, onCancel }: GarmentFormProps) {
  const t = useText("wardrobe");
  const common = useText("common");
  const categoryName = useCategoryName();
  const brands = useId();
  const [first] = useState(values.category);
  const [isOwn, setOwn] = useState(false);
  const [missing, setMissing] = useState<{ name?: string; category?: string }>({});
  const categoryError = missing.category ?? errorOf(error, "category");

  const submit = () => {
    const found = {
      ...(values.name.trim() === "" && { name: t.nameMissing }),
      ...(values.category.trim() === "" && { category: isOwn ? t.ownCategoryMissing : t.categoryMissing }),
    };
    setMissing(found);
    if (Object.keys(found).length === 0) onSave();
  };
  const chooseCategory = (value: string) => {
    setOwn(value === other);
    onChange({ category: value === other ? "" : value });
  };

  return (
    <Form onSubmit={submit} refusals={[missing, error]}>
      <Field label={t.name} hint={t.nameHint} required maxLength={200} autoComplete="off" dir="auto" value={values.name} error={missing.name ?? errorOf(error, "name")} onChange={(event) => onChange({ name: event.target.value })} />
      <SelectField label={t.category} required value={isOwn ? other : values.category} error={isOwn ? undefined : categoryError} onChange={(event) => chooseCategory(event.target.value)}>
        <option value="">{t.chooseCategory}</option>
        {categories(stats, first).map((value) => <option key={value} value={value}>{categoryName(value)}</option>)}
        <option value={other}>{t.otherCategory}</option>
      </SelectField>
      {isOwn && <Field label={t.ownCategory} required maxLength={100} autoComplete="off" dir="auto" value={values.category} error={categoryError} onChange={(event) => onChange({ category: event.target.value })} />}
      <Field label={`${t.brand} (${common.optional})`} list={brands} maxLength={100} autoComplete="off" dir="auto" value={values.brand} error={errorOf(error, "brand")} onChange={(event) => onChange({ brand: event.target.value })} />
      <datalist id={brands}>{stats?.by_brand.map((entry) => <option key={entry.brand} value={entry.brand} />)}</datalist>
      <Failure error={error} />
      <div className="page-actions">
        <Button kind="primary" type="submit" busy={busy}>{common.save}</Button>
        <Button onClick={onCancel}>{common.cancel}</Button>
      </div>
    </Form>
  );
}

/** The known kinds, and the categories of this garment and the wardrobe that are none of them. */
function categories(stats: WardrobeStats | undefined, first: string): string[] {
  const known = new Set<string>(kinds);
  const used = stats?.by_category.map(({ category }) => category).filter((category) => !known.has(category.toLowerCase())) ?? [];
  return [...new Set([...kinds, ...(first ? [first] : []), ...used])];
}
