import { useId, useRef, useState, type FormEvent, type KeyboardEvent } from "react";
import { useFormat } from "../../i18n/format";
import { useText } from "../../i18n/language";
import { Button } from "../../ui/button";
import type { Draft } from "./use-draft";
import { lengthOf, longest } from "./writing";

interface ComposerProps {
  draft: Draft;
  name: string;
  busy?: boolean;
  /** Sends the text. Where it answers false, the text stays. */
  onSend: (text: string) => void | Promise<boolean>;
}

/** How near the limit the number of characters that are left is told. */
const near = 500;

export function Composer({ draft, name, busy = false, onSend }: ComposerProps) {
  const t = useText("conversations");
  const format = useFormat();
  const id = useId();
  const area = useRef<HTMLTextAreaElement>(null);
  const [isBlank, setBlank] = useState(false);
  const left = longest - lengthOf(draft.text);
  const error = left < 0 ? t.tooLong(format.number(-left)) : isBlank ? t.blank : undefined;

  const send = async () => {
    if (busy) return;
    const text = draft.text;
    area.current?.focus();
    setBlank(text.trim() === "");
    if (text.trim() === "" || left < 0) return;
    if ((await onSend(text)) !== false) draft.change("");
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void send();
  };
  const sendByKey = (event: KeyboardEvent) => {
    // While a word is composed, Enter ends the word.
    if (event.key !== "Enter" || event.shiftKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    void send();
  };
  return (
    <form className="composer" onSubmit={submit}>
      <label htmlFor={id} className="visually-hidden">{t.message(name)}</label>
      <textarea
        ref={area}
        id={id}
        dir="auto"
        rows={2}
        enterKeyHint="send"
        placeholder={t.message(name)}
        value={draft.text}
        aria-describedby={`${id}-hint${error ? ` ${id}-error` : ""}`}
        aria-invalid={error ? true : undefined}
        onChange={(event) => {
          setBlank(false);
          draft.change(event.target.value);
        }}
        onKeyDown={sendByKey}
      />
      <Button kind="primary" type="submit" busy={busy}>{t.send}</Button>
      <p className="field-hint" id={`${id}-hint`}>{left >= 0 && left <= near ? t.remaining(format.number(left)) : t.enterHint}</p>
      {error && <p className="field-error" id={`${id}-error`} role="alert">{error}</p>}
    </form>
  );
}
