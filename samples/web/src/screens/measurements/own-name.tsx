import type { Vocabulary } from "@qeyafa/client";
import { useState, type KeyboardEvent } from "react";
import { useText } from "../../i18n/language";
import { Button } from "../../ui/button";
import { Field } from "../../ui/field";
import type { Entries } from "./entries";

/** Adds a field for a measurement that the vocabulary does not have. */
export function OwnName({ vocabulary, taken, onAdd }: { vocabulary: Vocabulary; taken: Entries; onAdd: (name: string) => void }) {
  const t = useText("measurements");
  const [text, setText] = useState("");
  const [error, setError] = useState<string>();
  function add() {
    const name = text.trim().toLowerCase().replace(/\s+/g, "_");
    if (!new RegExp(vocabulary.custom_names.pattern).test(name)) return setError(t.ownHint);
    if (name in taken || vocabulary.items.some((item) => item.name === name)) return setError(t.ownTaken);
    onAdd(name);
    setText("");
    setError(undefined);
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== "Enter") return;
    event.preventDefault();
    add();
  };
  return (
    <div className="own-name">
      <Field label={t.own} hint={t.ownHint} error={error} value={text} maxLength={40} autoCapitalize="none" autoComplete="off" onChange={(event) => setText(event.target.value)} onKeyDown={onKeyDown} />
      <Button onClick={add}>{t.add}</Button>
    </div>
  );
}
