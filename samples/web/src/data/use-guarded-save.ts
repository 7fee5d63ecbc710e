import { etagOf, isProblem } from "@qeyafa/client";
import { useState } from "react";
import { useAction } from "./use-action";

/** What was entered, and what somebody else has stored meanwhile. */
export interface Conflict<R, V> {
  readonly mine: V;
  readonly theirs: R;
}

interface Guarded<R, V> {
  /** The version that the person has begun from; none where there is nothing yet. */
  base: R | undefined;
  read: () => Promise<R>;
  write: (values: V, ifMatch: string | undefined) => Promise<R>;
  /** Whether a record says the same as the values. */
  says: (record: R, values: V) => boolean;
  valuesOf: (record: R) => V;
  onSaved: (record: R) => void;
}

/**
 * Saves without overwriting what was stored meanwhile: then it is a `conflict`, and the person chooses.
 * A new version that says what the old one said, such as after another picture, or what is being saved, is none.
 */
export function useGuardedSave<R extends object, V>({ base, read, write, says, valuesOf, onSaved }: Guarded<R, V>) {
  const [conflict, setConflict] = useState<Conflict<R, V>>();
  async function store(mine: V, from: R | undefined): Promise<void> {
    try {
      onSaved(await write(mine, from && etagOf(from)));
      setConflict(undefined);
    } catch (error) {
      if (!from || !isProblem(error, "stale_version")) throw error;
      const theirs = await read();
      if (says(theirs, mine)) onSaved(theirs);
      else if (says(theirs, valuesOf(from))) await store(mine, theirs);
      else setConflict({ mine, theirs });
    }
  }
  const saving = useAction((mine: V) => store(mine, base));
  const keeping = useAction(() => (conflict ? store(conflict.mine, conflict.theirs) : Promise.resolve()));
  return {
    save: saving,
    conflict,
    /** Stores what was entered over what is stored. */
    keepMine: keeping,
    /** Goes on with what is stored. */
    takeTheirs: () => {
      if (!conflict) return;
      setConflict(undefined);
      onSaved(conflict.theirs);
    },
    /** Back to what is being entered. */
    close: () => setConflict(undefined),
  };
}
