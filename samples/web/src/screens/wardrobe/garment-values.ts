import type { Garment, GarmentBody } from "@qeyafa/client";

/** The fields of a garment's form. */
export type GarmentValues = { readonly name: string; readonly category: string; readonly brand: string };

export const noValues: GarmentValues = { name: "", category: "", brand: "" };

export function valuesOf(garment: Garment | null): GarmentValues {
  return garment ? { name: garment.name, category: garment.category, brand: garment.brand ?? "" } : noValues;
}

export function bodyOf({ name, category, brand }: GarmentValues): GarmentBody {
  return { name: name.trim(), category: category.trim(), brand: brand.trim() || null };
}
