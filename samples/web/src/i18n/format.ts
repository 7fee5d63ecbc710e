import type { LengthUnit } from "@qeyafa/client";
import { useLanguage } from "./language";
import { localeOf } from "./locale";

/** Dates, times and numbers as a language writes them; times are of the reader's time zone. */
export interface Format {
  /** A moment's day, or a date without a time (`1990-04-12`): 12 April 1990. */
  date(value: string): string;
  time(value: string): string;
  dateTime(value: string): string;
  /** How long ago or ahead, in the largest unit that fits: 3 hours ago. */
  relative(value: string, now?: number): string;
  /** At most this many decimals: 2 unless given. */
  number(value: number, decimals?: number): string;
  /** A part of 1: 0.5 is 50 %. */
  percent(part: number): string;
  length(value: number, unit: LengthUnit): string;
  weight(kg: number): string;
  list(items: readonly string[]): string;
}

const dateOnly = /^\d{4}-\d{2}-\d{2}$/;

const steps = [
  ["year", 365 * 86_400], ["month", 30 * 86_400], ["day", 86_400], ["hour", 3_600], ["minute", 60], ["second", 1],
] as const;

const made = new Map<string, Format>();

/** The format of a language, of a region where the tag names one. */
export function formatIn(language: string): Format {
  const known = made.get(language);
  if (known) return known;
  const date = new Intl.DateTimeFormat(language, { dateStyle: "long" });
  const day = new Intl.DateTimeFormat(language, { dateStyle: "long", timeZone: "UTC" });
  const time = new Intl.DateTimeFormat(language, { timeStyle: "short" });
  const dateTime = new Intl.DateTimeFormat(language, { dateStyle: "medium", timeStyle: "short" });
  const relative = new Intl.RelativeTimeFormat(language, { numeric: "auto" });
  const percent = new Intl.NumberFormat(language, { style: "percent" });
  const list = new Intl.ListFormat(language);
  const measured = (unit: string, maximumFractionDigits: number) => new Intl.NumberFormat(language, { style: "unit", unit, maximumFractionDigits });
  const lengths = { cm: measured("centimeter", 1), inch: measured("inch", 2) };
  const weight = measured("kilogram", 1);
  const format: Format = {
    date: (value) => (dateOnly.test(value) ? day : date).format(new Date(value)),
    time: (value) => time.format(new Date(value)),
    dateTime: (value) => dateTime.format(new Date(value)),
    relative(value, now = Date.now()) {
      const seconds = (Date.parse(value) - now) / 1000;
      const [unit, size] = steps.find(([, length]) => Math.abs(seconds) >= length) ?? ["second", 1];
      return relative.format(Math.trunc(seconds / size), unit);
    },
    number: (value, maximumFractionDigits = 2) => new Intl.NumberFormat(language, { maximumFractionDigits }).format(value),
    percent: (part) => percent.format(part),
    length: (value, unit) => lengths[unit].format(value),
    weight: (kg) => weight.format(kg),
    list: (items) => list.format(items),
  };
  made.set(language, format);
  return format;
}

/** The format of the language that is spoken. */
export function useFormat(): Format {
  return formatIn(localeOf(useLanguage().language));
}
