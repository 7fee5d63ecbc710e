import { useState } from "react";
import { useUserId } from "../../data/session";
import { useText } from "../../i18n/language";
import { announce } from "../../ui/announcer";
import { Button } from "../../ui/button";
import { contactLink } from "./writing";

/** By what others can write to the person. */
export function OwnContact() {
  const t = useText("conversations");
  const userId = useUserId();
  const link = contactLink(location.origin, userId);
  return (
    <section className="card">
      <h2>{t.own}</h2>
      <p className="quiet">{t.ownText}</p>
      <p><code className="contact-id" dir="ltr">{userId}</code></p>
      <p><code className="contact-id" dir="ltr">{link}</code></p>
      <div className="page-actions">
        <CopyButton label={t.copyId} text={userId} />
        <CopyButton label={t.copyLink} text={link} />
      </div>
    </section>
  );
}

function CopyButton({ label, text }: { label: string; text: string }) {
  const t = useText("conversations");
  const [said, setSaid] = useState<string>();
  const say = (words: string) => {
    setSaid(words);
    announce(words);
  };
  // The clipboard is there over https and on one's own machine only.
  const copy = async () => navigator.clipboard.writeText(text);
  return (
    <span className="copy">
      <Button onClick={() => void copy().then(() => say(t.copied), () => say(t.notCopied))}>{label}</Button>
      {said && <span className="quiet">{said}</span>}
    </span>
  );
}
