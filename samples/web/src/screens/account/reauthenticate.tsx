import { authResendOtp, isProblem, isSignedIn, signIn, verifyCode, type Challenge, type User } from "@qeyafa/client";
import { useState } from "react";
import { client } from "../../client";
import { useAction } from "../../data/use-action";
import { useChallenge } from "../../data/use-challenge";
import { useText } from "../../i18n/language";
import { Button } from "../../ui/button";
import { CodeForm } from "../../ui/code-form";
import { Failure } from "../../ui/failure";
import { Form } from "../../ui/form";
import { PasswordField } from "../../ui/password-field";

interface ReauthenticateProps {
  account: User;
  /** What the new sign-in is for. */
  onDone: () => Promise<void>;
}

/** Signs the same person in once more: with the password, or with a code where the account has only a telephone number. */
export function Reauthenticate({ account, onDone }: ReauthenticateProps) {
  const t = useText("account");
  return (
    <>
      <p role="status">{t.reauthenticate}</p>
      {account.email ? <ByPassword email={account.email} onDone={onDone} /> : <ByPhone phone={account.phone_number!} onDone={onDone} />}
    </>
  );
}

function ByPassword({ email, onDone }: { email: string; onDone: () => Promise<void> }) {
  const t = useText("account");
  const signInText = useText("signIn");
  const [password, setPassword] = useState("");
  const [missing, setMissing] = useState<{ text?: string }>({});
  const enter = useAction(async () => {
    await signIn(client, { email, password });
    await onDone();
  });
  const refused = isProblem(enter.error, "invalid_credentials");
  const submit = () => {
    setMissing(password ? {} : { text: signInText.passwordNeeded });
    enter.clear();
    if (password) void enter.run();
  };
  return (
    <Form onSubmit={submit} refusals={[missing, enter.error]}>
      <Failure error={refused ? undefined : enter.error} />
      <input type="email" name="email" autoComplete="username" value={email} readOnly hidden />
      <PasswordField
        label={t.reauthenticatePassword} name="password" autoComplete="current-password" required
        value={password} onChange={(event) => setPassword(event.target.value)} error={missing.text ?? (refused ? t.currentWrong : undefined)}
      />
      <Button kind="danger" type="submit" busy={enter.busy}>{t.signInAndErase}</Button>
    </Form>
  );
}

function ByPhone({ phone, onDone }: { phone: string; onDone: () => Promise<void> }) {
  const t = useText("account");
  const [challenge, setChallenge] = useState<Challenge>();
  const send = useAction(async () => {
    const answer = await signIn(client, { phone_number: phone });
    if (!isSignedIn(answer)) setChallenge(answer);
  });
  if (challenge) return <PhoneCode phone={phone} challenge={challenge} onDone={onDone} />;
  return (
    <>
      <Failure error={send.error} />
      <Button kind="primary" busy={send.busy} onClick={() => void send.run()}>{t.sendCode}</Button>
    </>
  );
}

function PhoneCode({ phone, challenge, onDone }: { phone: string; challenge: Challenge; onDone: () => Promise<void> }) {
  const t = useText("account");
  const code = useChallenge(challenge, (before) => authResendOtp(client, { body: { phone_number: phone, challenge_id: before.challenge_id } }));
  const enter = async (digits: string) => {
    await verifyCode(client, { phone_number: phone, code: digits, challenge_id: code.challenge.challenge_id });
    await onDone();
  };
  return <CodeForm to={phone} code={code} submit={t.signInAndErase} onCode={enter} />;
}
