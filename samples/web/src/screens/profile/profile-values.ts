import type { LengthUnit, Profile, ProfileBody } from "@qeyafa/client";

/** A profile as a form holds it. */
export type ProfileValues = { dateOfBirth: string; gender: string; unit: LengthUnit; locale: string; notifyTasks: boolean };

/** The fields of a profile; `unit` stands in where it names none. */
export function valuesOf(profile: Profile | null, unit: LengthUnit): ProfileValues {
  const { preferred_unit, locale, notify_tasks } = profile?.preferences ?? {};
  return {
    dateOfBirth: profile?.date_of_birth ?? "",
    gender: profile?.gender ?? "",
    unit: preferred_unit === "cm" || preferred_unit === "inch" ? preferred_unit : unit,
    locale: typeof locale === "string" ? locale : "",
    notifyTasks: notify_tasks !== false,
  };
}

/** What is to be stored; preferences that the form does not show stay as they are. */
export function bodyOf(values: ProfileValues, from: Profile | null): ProfileBody {
  const { locale, ...others } = from?.preferences ?? {};
  return {
    date_of_birth: values.dateOfBirth || null,
    gender: values.gender.trim() || null,
    preferences: { ...others, preferred_unit: values.unit, notify_tasks: values.notifyTasks, ...(values.locale && { locale: values.locale }) },
  };
}

/** Whether a date is one that somebody who lives may be born on, or none is given. */
export function isBirthday(date: string, today = new Date()): boolean {
  if (!date) return true;
  const earliest = `${today.getUTCFullYear() - 120}${today.toISOString().slice(4, 10)}`;
  return date >= "1900-01-01" && date >= earliest && date <= today.toISOString().slice(0, 10);
}
