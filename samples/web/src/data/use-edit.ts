import { etagOf, isProblem } from "@qeyafa/client";
import { useState } from "react";
import { differing, merged, type Values } from "./merge";
import { useAction, type Action } from "./use-action";

/** How something is changed that has versions. */
interface Way<T extends object, V extends Values> {
  /** The fields of a form, of what is stored or of nothing. */
  valuesOf(stored: T | null): V;
  /** Stores the fields in place of the version that they were made from. */
  write(values: V, from: T | null, ifMatch: string | undefined): Promise<T>;
  /** Reads what is stored now. */
  read(): Promise<T | null>;
  /** Is told of what was stored. */
  onStored?(stored: T): void;
}

/** A form on something that has versions. */
export interface Edit<V extends Values> {
  readonly values: V;
  readonly save: Action<[]>;
  /** What somebody else has stored since the form was filled, and which fields it concerns; nothing is stored until the person chooses. */
  readonly conflict: { readonly theirs: V; readonly mine: V; readonly names: readonly (keyof V & string)[] } | undefined;
  change(values: Partial<V>): void;
  takeTheirs(): void;
  keepMine(): void;
}

/** Edits something that others, or the same person elsewhere, may change at the same time: no change is lost unseen. */
export function useEdit<T extends object, V extends Values>(stored: T | null, way: Way<T, V>): Edit<V> {
  const [base, setBase] = useState(stored);
  const [values, setValues] = useState(() => way.valuesOf(stored));
  const [theirs, setTheirs] = useState<T | undefined>();

  const store = async (wanted: V, from: T | null): Promise<void> => {
    try {
      const now = await way.write(wanted, from, from ? etagOf(from) : undefined);
      setBase(now);
      setTheirs(undefined);
      way.onStored?.(now);
    } catch (error) {
      if (!isProblem(error, "stale_version")) throw error;
      const now = await way.read();
      if (!now) throw error;
      // Another version whose fields say the same, such as one with another picture, is in nobody's way.
      if (from && differing(way.valuesOf(from), way.valuesOf(now)).length === 0) return store(wanted, now);
      const mine = merged(way.valuesOf(from), wanted, way.valuesOf(now));
      setValues(mine);
      // Nothing of the person's is missing in it: their own change, of which the answer was lost.
      if (differing(mine, way.valuesOf(now)).length === 0) {
        setBase(now);
        setTheirs(undefined);
        way.onStored?.(now);
      } else {
        setTheirs(now);
      }
    }
  };

  const save = useAction(() => store(values, base));
  const keep = useAction((from: T) => store(values, from));
  const other = theirs && way.valuesOf(theirs);
  return {
    values,
    save: { ...save, busy: save.busy || keep.busy, error: save.error ?? keep.error },
    conflict: other && { theirs: other, mine: values, names: differing(values, other) },
    change: (changed) => setValues((before) => ({ ...before, ...changed })),
    takeTheirs() {
      if (!theirs) return;
      setBase(theirs);
      setValues(way.valuesOf(theirs));
      setTheirs(undefined);
      way.onStored?.(theirs);
    },
    keepMine() {
      if (theirs) void keep.run(theirs);
    },
  };
}
