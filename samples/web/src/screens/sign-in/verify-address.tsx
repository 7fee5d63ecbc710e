import { authSendEmailCode, authVerifyEmail, signIn, type Challenge } from "@qeyafa/client";
import { useRef, useState } from "react";
import { client } from "../../client";
import { useAction } from "../../data/use-action";
import { useChallenge } from "../../data/use-challenge";
import { useText } from "../../i18n/language";
import { Button } from "../../ui/button";
import { CodeForm } from "../../ui/code-form";
import { Failure } from "../../ui/failure";

interface VerifyAddressProps {
  email: string;
  password: string;
  /** The code that has been sent already. */
  sent?: Challenge;
  onBack: () => void;
}

/** Confirms the address of an account that waits for that, then signs in. */
export function VerifyAddress({ email, password, sent, onBack }: VerifyAddressProps) {
  const t = useText("signIn");
  const [challenge, setChallenge] = useState(sent);
  const send = useAction(async () => setChallenge(await sendCode(email)));
  return (
    <>
      {challenge ? (
        <AddressCode email={email} password={password} challenge={challenge} />
      ) : (
        <>
          <p className="notice" role="status">{t.pending}</p>
          <Failure error={send.error} />
          <p><Button kind="primary" busy={send.busy} onClick={() => void send.run()}>{t.sendCode}</Button></p>
        </>
      )}
      <Button kind="quiet" onClick={onBack}>{t.otherEmail}</Button>
    </>
  );
}

function AddressCode({ email, password, challenge }: { email: string; password: string; challenge: Challenge }) {
  const t = useText("signIn");
  const code = useChallenge(challenge, () => sendCode(email));
  const verified = useRef(false);
  const confirm = async (digits: string) => {
    // A code counts once: where only the sign-in failed, only that is repeated.
    if (!verified.current) await authVerifyEmail(client, { body: { email, code: digits, challenge_id: code.challenge.challenge_id } });
    verified.current = true;
    await signIn(client, { email, password });
  };
  return <CodeForm to={email} code={code} submit={t.confirm} onCode={confirm} />;
}

const sendCode = (email: string) => authSendEmailCode(client, { body: { email } });
