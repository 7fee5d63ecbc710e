import { useLive } from "../../data/live-messages";
import type { Letter } from "../../data/outbox";
import { useText } from "../../i18n/language";
import { useFailureText } from "../../ui/failure";

/** One message that is being sent, or was not. */
export function LetterBubble({ letter }: { letter: Letter }) {
  const t = useText("conversations");
  const textOf = useFailureText();
  const { outbox } = useLive();
  const isFailed = letter.state === "failed";
  return (
    <li className={`bubble bubble-own ${isFailed ? "bubble-failed" : "bubble-sending"}`}>
      <span className="visually-hidden">{t.you}: </span>
      <p className="bubble-text" dir="auto">{letter.content}</p>
      {isFailed && <p className="bubble-failure" role="alert">{t.notSent} {textOf(letter.error)}</p>}
      <p className="bubble-meta">
        {!isFailed && <span>{t.sending}</span>}
        {isFailed && (
          <>
            <button type="button" className="bubble-action" onClick={() => outbox.again(letter.key)}>{t.again}</button>
            <button type="button" className="bubble-action" onClick={() => outbox.discard(letter.key)}>{t.discard}</button>
          </>
        )}
      </p>
    </li>
  );
}
