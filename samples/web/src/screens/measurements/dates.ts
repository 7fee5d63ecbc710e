/** A day as a date field has it, by the reader's clock. */
export function dayOf(at: Date): string {
  const two = (part: number) => String(part).padStart(2, "0");
  return `${String(at.getFullYear()).padStart(4, "0")}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
}

function startOf(day: string): Date {
  const [year, month, date] = day.split("-").map(Number);
  return new Date(year!, month! - 1, date!);
}

/** What the API takes as the beginning of a day; undefined of no day. */
export function fromDay(day: string): string | undefined {
  return isDay(day) ? startOf(day).toISOString() : undefined;
}

/** The last moment of a day. */
export function toDay(day: string): string | undefined {
  if (!isDay(day)) return undefined;
  const next = startOf(day);
  next.setDate(next.getDate() + 1);
  return new Date(next.getTime() - 1).toISOString();
}

/** Whether a text is a day that there is. */
export function isDay(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && dayOf(startOf(text)) === text;
}

/** Whether values can have been taken on that day. */
export function isPast(day: string, now: Date): boolean {
  return isDay(day) && day >= "1900-01-02" && day <= dayOf(now);
}

/**
 * When the values of a chosen day were taken: what it was where the day stays, now where it is today (undefined: the API knows best), and noon of any other.
 */
export function takenAt(day: string, now: Date, before?: string): string | undefined {
  if (before && dayOf(new Date(before)) === day) return undefined;
  if (day === dayOf(now)) return before ? now.toISOString() : undefined;
  const noon = startOf(day);
  noon.setHours(12);
  return noon.toISOString();
}
