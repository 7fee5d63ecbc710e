import { bodyPut, etagOf, isProblem, type Body, type BodyBody } from "@qeyafa/client";
import { useState } from "react";
import { client } from "../../client";
import { useAction } from "../../data/use-action";
import { says, valuesIn } from "./body-values";
import { readBody } from "./use-body";

/**
 * Saves the record's values without overwriting what was stored since the form was filled: that is a conflict, and the person chooses.
 * A new version that says what the old one said, such as after another picture, is none; nor is one that says what is being saved.
 */
export function useBodySave(base: Body | null, onSaved: (body: Body) => void) {
  const [conflict, setConflict] = useState<{ mine: BodyBody; theirs: Body }>();
  async function store(mine: BodyBody, from: Body | null): Promise<void> {
    try {
      onSaved(await bodyPut(client, { body: mine, ifMatch: from ? etagOf(from) : undefined }));
    } catch (error) {
      if (!from || !isProblem(error, "stale_version")) throw error;
      const theirs = await readBody();
      if (!theirs) await store(mine, null);
      else if (says(theirs, mine)) onSaved(theirs);
      else if (says(theirs, valuesIn(from))) await store(mine, theirs);
      else setConflict({ mine, theirs });
    }
  }
  const save = useAction((mine: BodyBody) => store(mine, base));
  const keep = useAction(async () => {
    if (conflict) await store(conflict.mine, conflict.theirs);
  });
  return {
    save,
    conflict,
    /** Stores what was entered over what is stored. */
    keepMine: keep,
    /** Goes on with what is stored. */
    takeTheirs: () => conflict && onSaved(conflict.theirs),
  };
}
