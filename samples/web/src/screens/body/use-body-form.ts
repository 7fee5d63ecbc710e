import { isProblem, type Body, type Vocabulary } from "@qeyafa/client";
import { useCallback, useMemo, useState } from "react";
import { useUnits } from "../../data/units";
import { useFormat } from "../../i18n/format";
import { errorOf } from "../../ui/failure";
import { entriesOf, finding, type Entries, type Entry } from "../measurements/entries";
import { grouped } from "../measurements/groups";

/** What is typed into the form of the body record, and what is to be said of it before and after it is sent. */
export function useBodyForm(vocabulary: Vocabulary, body: Body | null, error: unknown) {
  const format = useFormat();
  const { unit } = useUnits();
  const [entries, setEntries] = useState<Entries>(() => (body ? entriesOf(body, (value) => format.number(value, 2)) : {}));
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [sent, setSent] = useState<Entries>();
  const groups = useMemo(() => grouped(vocabulary, entries), [vocabulary, entries]);
  const problem = isProblem(error, "validation_failed") ? error : undefined;
  const refused = (name: string) => (sent?.[name] === entries[name] ? errorOf(problem, name === "height" || name === "weight" ? name : `measurements.${name}`) : undefined);
  const wrong = groups.flatMap(({ fields }) => fields).filter((field) => refused(field.name) || ["not_a_number", "impossible"].includes(finding(entries[field.name], field)));
  return {
    entries,
    groups,
    unit,
    isEmpty: !Object.values(entries).some(({ text }) => text.trim() !== ""),
    wrong: new Set(wrong.map(({ name }) => name)),
    wasTried: sent !== undefined,
    checked: (name: string) => sent !== undefined || left.has(name),
    refused,
    type: useCallback((name: string, entry: Entry) => setEntries((before) => ({ ...before, [name]: entry })), []),
    leave: useCallback((name: string) => setLeft((before) => (before.has(name) ? before : new Set(before).add(name))), []),
    /** Tells everything that is wrong from now on. */
    check: () => setSent(entries),
  };
}
