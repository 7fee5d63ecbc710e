import { isProblem, type Measurement, type Vocabulary } from "@qeyafa/client";
import { useCallback, useMemo, useState } from "react";
import { useFormat } from "../../i18n/format";
import { useUnits } from "../../data/units";
import { errorOf } from "../../ui/failure";
import { dayOf, isPast } from "./dates";
import { entriesOf, finding, type Entries, type Entry } from "./entries";
import { grouped } from "./groups";

export interface Draft {
  readonly entries: Entries;
  readonly day: string;
  readonly note: string;
}

/** Where the API tells of a field's value. */
const memberOf = (name: string) => (name === "height" || name === "weight" ? name : `measurements.${name}`);

/** What is typed into a form of measurements, and what is to be said of it before and after it is sent. */
export function useMeasurementForm(vocabulary: Vocabulary, record: Measurement | undefined, error: unknown) {
  const format = useFormat();
  const { unit } = useUnits();
  const write = useCallback((value: number) => format.number(value, 2), [format]);
  const [draft, setDraft] = useState<Draft>(() => ({
    entries: record ? entriesOf(record, write) : {},
    day: dayOf(record ? new Date(record.processed_at) : new Date()),
    note: record?.note ?? "",
  }));
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [sent, setSent] = useState<Draft>();
  const groups = useMemo(() => grouped(vocabulary, draft.entries), [vocabulary, draft.entries]);

  const wrong = groups.flatMap((group) => group.fields).filter((field) => ["not_a_number", "impossible"].includes(finding(draft.entries[field.name], field)));
  const dayWrong = !isPast(draft.day, new Date());
  const empty = !Object.values(draft.entries).some((entry) => entry.text.trim() !== "");
  const problem = isProblem(error, "validation_failed") ? error : undefined;

  return {
    draft,
    groups,
    unit,
    dayWrong,
    empty,
    ready: wrong.length === 0 && !dayWrong && !empty,
    tried: sent !== undefined,
    /** Whether what is wrong with a field is told. */
    checked: (name: string) => sent !== undefined || left.has(name),
    /** What the API has said of a field that has not been changed since. */
    refused: (name: string) => (sent?.entries[name] === draft.entries[name] ? errorOf(problem, memberOf(name)) : undefined),
    refusedMember: (member: "note" | "processed_at" | "measurements") => errorOf(problem, member),
    wrongNames: () => new Set([...wrong.map((field) => field.name), ...(problem ? Object.keys(problem.errors).map((member) => member.replace(/^measurements\./, "")) : [])]),
    type: useCallback((name: string, entry: Entry) => setDraft((before) => ({ ...before, entries: { ...before.entries, [name]: entry } })), []),
    leave: useCallback((name: string) => setLeft((before) => (before.has(name) ? before : new Set(before).add(name))), []),
    setDay: (day: string) => setDraft((before) => ({ ...before, day })),
    setNote: (note: string) => setDraft((before) => ({ ...before, note })),
    /** Tells everything that is wrong from now on. */
    check: () => setSent(draft),
    /** Fills in what is empty from another record. */
    takeOver: (other: Measurement) =>
      setDraft((before) => ({
        ...before,
        entries: { ...before.entries, ...Object.fromEntries(Object.entries(entriesOf(other, write)).filter(([name]) => !before.entries[name]?.text.trim())) },
      })),
  };
}

export type FormState = ReturnType<typeof useMeasurementForm>;
