import { isProblem, usersErase, type User } from "@qeyafa/client";
import { useState } from "react";
import { client } from "../../client";
import { leaveErased } from "../../data/departure";
import { useAction } from "../../data/use-action";
import { useText } from "../../i18n/language";
import { Button } from "../../ui/button";
import { Dialog } from "../../ui/dialog";
import { Failure } from "../../ui/failure";
import { Form } from "../../ui/form";
import { Reauthenticate } from "./reauthenticate";

export function Erasure({ account }: { account: User }) {
  const t = useText("account");
  const [isOpen, setOpen] = useState(false);
  return (
    <section className="card" aria-labelledby="account-erase">
      <h2 id="account-erase">{t.eraseTitle}</h2>
      <p>{t.eraseIntro}</p>
      <Button kind="danger" onClick={() => setOpen(true)}>{t.eraseButton}</Button>
      {isOpen && <Dialog title={t.eraseTitle} onClose={() => setOpen(false)}><Confirmation account={account} /></Dialog>}
    </section>
  );
}

/** Asks whether it is meant, and for a sign-in where the API wants a fresh one. */
function Confirmation({ account }: { account: User }) {
  const t = useText("account");
  const [isUnderstood, setUnderstood] = useState(false);
  const [missing, setMissing] = useState<{ text?: string }>({});
  const erase = useAction(async () => {
    await usersErase(client, { id: account.id });
    await leaveErased();
  });
  if (isProblem(erase.error, "reauthentication_required")) return <Reauthenticate account={account} onDone={() => erase.run().then(() => undefined)} />;
  const submit = () => {
    setMissing(isUnderstood ? {} : { text: t.eraseUnderstoodNeeded });
    if (isUnderstood) void erase.run();
  };
  return (
    <Form onSubmit={submit} refusals={[missing]}>
      <p>{t.eraseIntro}</p>
      <Failure error={erase.error} />
      <label className="check">
        <input
          type="checkbox" required checked={isUnderstood} onChange={(event) => setUnderstood(event.target.checked)}
          aria-invalid={missing.text ? true : undefined} aria-describedby={missing.text ? "erase-missing" : undefined}
        />
        {t.eraseUnderstood}
      </label>
      {missing.text && <p className="field-error" id="erase-missing" role="alert">{missing.text}</p>}
      <Button kind="danger" type="submit" busy={erase.busy}>{t.eraseFinally}</Button>
    </Form>
  );
}
