import type { LengthUnit, Measurement, VocabularyItem } from "@qeyafa/client";
import { inUnit, roundedBand } from "./lengths";
import { parseNumber } from "./numbers";

/** What a person typed into one field, and in which unit: it stays as it is until they change it, whatever unit is shown. */
export interface Entry {
  readonly text: string;
  readonly unit: LengthUnit;
  /** The exact number where the text is a rounded one that nobody typed. */
  readonly exact?: number;
}
export type Entries = Readonly<Record<string, Entry>>;

const numberOf = (entry: Entry) => entry.exact ?? parseNumber(entry.text);

/** A field of the form: a known measurement with its bands in cm (or kg), or a name of a person's own. */
export interface FormField {
  readonly name: string;
  readonly mass: boolean;
  readonly usual: { min: number; max: number } | undefined;
  readonly possible: { min: number; max: number };
}

export function knownField(item: VocabularyItem): FormField {
  return { name: item.name, mass: item.kind === "mass", usual: item.warn, possible: item.reject };
}

export function ownField(name: string, max: number): FormField {
  return { name, mass: false, usual: undefined, possible: { min: 0, max } };
}

/** What a field shows: the very text that was typed while the unit is the same, and the converted number in another. */
export function shown(entry: Entry | undefined, field: FormField, unit: LengthUnit, format: (value: number) => string): string {
  if (!entry) return "";
  if (field.mass || entry.unit === unit) return entry.text;
  const value = numberOf(entry);
  return value === undefined ? entry.text : format(inUnit(value, entry.unit, unit));
}

/** A band in the unit that is shown. */
export function bandIn(band: { min: number; max: number }, field: FormField, unit: LengthUnit): { min: number; max: number } {
  if (field.mass) return roundedBand(band);
  return roundedBand({ min: inUnit(band.min, "cm", unit), max: inUnit(band.max, "cm", unit) });
}

export type Finding = "fine" | "not_a_number" | "impossible" | "unusual";

/** What is to be said of an entry before it is sent; an empty one is fine. */
export function finding(entry: Entry | undefined, field: FormField): Finding {
  if (!entry?.text.trim()) return "fine";
  const value = numberOf(entry);
  if (value === undefined) return "not_a_number";
  const measured = field.mass ? value : inUnit(value, entry.unit, "cm");
  const outside = (band: { min: number; max: number }) => measured < band.min || measured > band.max;
  if (measured === 0 || outside(field.possible)) return "impossible";
  return field.usual && outside(field.usual) ? "unusual" : "fine";
}

/** The values of a record as the API takes them. */
export interface Values {
  unit: LengthUnit;
  height: number | null;
  weight: number | null;
  measurements: Record<string, number>;
}

/**
 * The values to send. A record has one unit: the one in which everything was typed, so that it is kept as it was entered, or else the one that is shown.
 */
export function valuesOf(entries: Entries, shownUnit: LengthUnit): Values {
  const typed = Object.entries(entries).filter(([, entry]) => entry.text.trim() !== "");
  const units = new Set(typed.filter(([name]) => name !== "weight").map(([, entry]) => entry.unit));
  const unit = units.size === 1 ? [...units][0]! : shownUnit;
  const values: Values = { unit, height: null, weight: null, measurements: {} };
  for (const [name, entry] of typed) {
    const value = numberOf(entry);
    if (value === undefined) continue;
    if (name === "weight") values.weight = value;
    else if (name === "height") values.height = inUnit(value, entry.unit, unit);
    else values.measurements[name] = inUnit(value, entry.unit, unit);
  }
  return values;
}

/** Every value of a record by name, height and weight among them. */
export function valuesByName(record: Pick<Measurement, "measurements" | "height" | "weight">): Map<string, number> {
  const values = new Map<string, number>();
  if (typeof record.height === "number") values.set("height", record.height);
  if (typeof record.weight === "number") values.set("weight", record.weight);
  for (const [name, value] of Object.entries(record.measurements)) values.set(name, value as number);
  return values;
}

/** A record as entries of a form, as it was entered. */
export function entriesOf(record: Pick<Measurement, "measurements" | "height" | "weight" | "unit">, write: (value: number) => string): Entries {
  return Object.fromEntries([...valuesByName(record)].map(([name, value]) => [name, { text: write(value), unit: record.unit, exact: value }]));
}
