import { authChangePassword } from "@qeyafa/client";
import { useState } from "react";
import { client } from "../../client";
import { isPasswordLength } from "../../data/checks";
import { useAction } from "../../data/use-action";
import { useText } from "../../i18n/language";
import { announce } from "../../ui/announcer";
import { Button } from "../../ui/button";
import { errorOf, Failure } from "../../ui/failure";
import { Form } from "../../ui/form";
import { PasswordField } from "../../ui/password-field";

export function ChangePassword({ email }: { email: string }) {
  const t = useText("account");
  const signIn = useText("signIn");
  const [current, setCurrent] = useState("");
  const [next, setNext] = useState("");
  const [wrong, setWrong] = useState<{ current?: string; next?: string }>({});
  const [isDone, setDone] = useState(false);
  const change = useAction(async () => {
    await authChangePassword(client, { body: { current_password: current, new_password: next } });
    setCurrent("");
    setNext("");
    setDone(true);
    announce(t.passwordChanged);
  });
  const submit = () => {
    const found = { ...(!current && { current: t.currentNeeded }), ...(!isPasswordLength(next) && { next: signIn.passwordLength }) };
    setWrong(found);
    setDone(false);
    change.clear();
    if (Object.keys(found).length === 0) void change.run();
  };
  return (
    <section className="card" aria-labelledby="account-password">
      <h2 id="account-password">{t.passwordTitle}</h2>
      <Form onSubmit={submit} refusals={[wrong, change.error]} label={t.passwordTitle}>
        <Failure error={change.error} />
        <input type="email" name="email" autoComplete="username" value={email} readOnly hidden />
        <PasswordField
          label={t.currentPassword} name="current-password" autoComplete="current-password" required
          value={current} onChange={(event) => setCurrent(event.target.value)} error={wrong.current ?? (errorOf(change.error, "current_password") && t.currentWrong)}
        />
        <PasswordField
          label={signIn.newPassword} hint={signIn.passwordHint} name="new-password" autoComplete="new-password" required
          value={next} onChange={(event) => setNext(event.target.value)} error={wrong.next ?? (errorOf(change.error, "new_password") && signIn.passwordRefused)}
        />
        <Button kind="primary" type="submit" busy={change.busy}>{t.changePassword}</Button>
        {isDone && <p className="notice">{t.passwordChanged}</p>}
      </Form>
    </section>
  );
}
