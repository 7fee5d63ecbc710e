import type { Garment, GarmentBody, WardrobeStats } from "@qeyafa/client";
import { useId, useState } from "react";
import { useText } from "../../i18n/language";
import { Button } from "../../ui/button";
import { errorOf, Failure } from "../../ui/failure";
import { Field, SelectField } from "../../ui/field";
import { Form } from "../../ui/form";
import { kinds, useCategoryName } from "./categories";

/** Stands in the list of categories for words of one's own; no category can be it, as the API trims them. */
const other = " ";

interface GarmentFormProps {
  garment?: Garment;
  /** What the wardrobe has already, to choose from. */
  stats: WardrobeStats | undefined;
  busy: boolean;
  error: unknown;
  onSave: (body: GarmentBody) => void;
  onCancel: () => void;
}

export function GarmentForm({ garment, stats, busy, error, onSave, onCancel }: GarmentFormProps) {
  const t = useText("wardrobe");
  const common = useText("common");
  const categoryName = useCategoryName();
  const brands = useId();
  const [name, setName] = useState(garment?.name ?? "");
  const [brand, setBrand] = useState(garment?.brand ?? "");
  const [category, setCategory] = useState(garment?.category ?? "");
  const [own, setOwn] = useState("");
  const [checked, setChecked] = useState<{ name?: string; category?: string; own?: string }>({});

  const isOwn = category === other;
  const submit = () => {
    const missing = {
      ...(name.trim() === "" && { name: t.nameMissing }),
      ...(category === "" && { category: t.categoryMissing }),
      ...(isOwn && own.trim() === "" && { own: t.ownCategoryMissing }),
    };
    setChecked(missing);
    if (Object.keys(missing).length === 0) onSave({ name: name.trim(), category: (isOwn ? own : category).trim(), brand: brand.trim() || null });
  };

  return (
    <Form onSubmit={submit} refusals={[checked, error]}>
      <Field label={t.name} hint={t.nameHint} required maxLength={200} autoComplete="off" value={name} error={checked.name ?? errorOf(error, "name")} onChange={(event) => setName(event.target.value)} />
      <SelectField label={t.category} required value={category} error={checked.category ?? (isOwn ? undefined : errorOf(error, "category"))} onChange={(event) => setCategory(event.target.value)}>
        <option value="">{t.chooseCategory}</option>
        {categories(stats, garment).map((value) => <option key={value} value={value}>{categoryName(value)}</option>)}
        <option value={other}>{t.otherCategory}</option>
      </SelectField>
      {isOwn && <Field label={t.ownCategory} required maxLength={100} autoComplete="off" value={own} error={checked.own ?? errorOf(error, "category")} onChange={(event) => setOwn(event.target.value)} />}
      <Field label={`${t.brand} (${common.optional})`} list={brands} maxLength={100} autoComplete="off" value={brand} error={errorOf(error, "brand")} onChange={(event) => setBrand(event.target.value)} />
      <datalist id={brands}>{stats?.by_brand.map((entry) => <option key={entry.brand} value={entry.brand} />)}</datalist>
      <Failure error={error} />
      <div className="page-actions">
        <Button kind="primary" type="submit" busy={busy}>{common.save}</Button>
        <Button onClick={onCancel}>{common.cancel}</Button>
      </div>
    </Form>
  );
}

/** The known kinds, and the categories of the wardrobe that are none of them. */
function categories(stats: WardrobeStats | undefined, garment: Garment | undefined): string[] {
  const known = new Set<string>(kinds);
  const used = [...(garment ? [garment.category] : []), ...(stats?.by_category.map(({ category }) => category) ?? [])];
  const own = new Set(used.filter((category) => category === garment?.category ? !known.has(category) : !known.has(category.toLowerCase())));
  return [...kinds, ...own];
}
