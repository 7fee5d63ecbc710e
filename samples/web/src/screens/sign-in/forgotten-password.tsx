import { authForgotPassword, authResetPassword, isProblem, signIn, type Challenge } from "@qeyafa/client";
import { useRef, useState } from "react";
import { client } from "../../client";
import { isEmail, isPasswordLength } from "../../data/checks";
import { useAction } from "../../data/use-action";
import { useChallenge } from "../../data/use-challenge";
import { useText } from "../../i18n/language";
import { Button } from "../../ui/button";
import { CodeForm } from "../../ui/code-form";
import { errorOf, Failure } from "../../ui/failure";
import { Field } from "../../ui/field";
import { Form } from "../../ui/form";
import { Page } from "../../ui/page";
import { PasswordField } from "../../ui/password-field";
import { Ways } from "./ways";

/** Sets a new password with a code that is sent to the account's address. */
export function ForgottenPassword() {
  const t = useText("signIn");
  const [text, setText] = useState("");
  const [wrong, setWrong] = useState<{ email?: string }>({});
  const [challenge, setChallenge] = useState<Challenge>();
  const email = text.trim();
  const send = useAction(async () => setChallenge(await askCode(email)));
  const refused = isProblem(send.error, "validation_failed");
  const submit = () => {
    setWrong(isEmail(email) ? {} : { email: t.emailWrong });
    send.clear();
    if (isEmail(email)) void send.run();
  };
  return (
    <Page title={t.forgotTitle}>
      {challenge ? (
        <>
          <NewPassword email={email} challenge={challenge} />
          <Button kind="quiet" onClick={() => setChallenge(undefined)}>{t.otherEmail}</Button>
        </>
      ) : (
        <Form onSubmit={submit} refusals={[wrong, send.error]} label={t.forgotTitle}>
          <Failure error={refused ? undefined : send.error} />
          <Field
            label={t.email} name="email" type="email" autoComplete="username" dir="ltr" required maxLength={254}
            value={text} onChange={(event) => setText(event.target.value)} error={wrong.email ?? (refused ? t.emailWrong : undefined)}
          />
          <Button kind="primary" type="submit" busy={send.busy}>{t.sendCode}</Button>
        </Form>
      )}
      <Ways ways={[["/sign-in", t.toSignIn]]} />
    </Page>
  );
}

function NewPassword({ email, challenge }: { email: string; challenge: Challenge }) {
  const t = useText("signIn");
  const [password, setPassword] = useState("");
  const [wrong, setWrong] = useState<string>();
  const code = useChallenge(challenge, () => askCode(email));
  const isReset = useRef(false);
  const reset = async (digits: string) => {
    // A code counts once: where only the sign-in failed, only that is repeated.
    if (!isReset.current) await authResetPassword(client, { body: { email, code: digits, new_password: password, challenge_id: code.challenge.challenge_id } });
    isReset.current = true;
    await signIn(client, { email, password });
  };
  const check = () => {
    const isFine = isPasswordLength(password);
    setWrong(isFine ? undefined : t.passwordLength);
    return isFine;
  };
  const refused = (error: unknown) => errorOf(error, "new_password") !== undefined;
  return (
    <CodeForm to={email} code={code} submit={t.setPassword} onCode={reset} check={check} saidElsewhere={refused}>
      {(error) => (
        <>
          <input type="email" name="email" autoComplete="username" value={email} readOnly hidden />
          <PasswordField
            label={t.newPassword} hint={t.passwordHint} name="new-password" autoComplete="new-password" required
            value={password} onChange={(event) => setPassword(event.target.value)} error={wrong ?? (refused(error) ? t.passwordRefused : undefined)}
          />
        </>
      )}
    </CodeForm>
  );
}

const askCode = (email: string) => authForgotPassword(client, { body: { email } });
