import { authMe, authSendEmailCode, authVerifyEmail, type Challenge } from "@qeyafa/client";
import { useState } from "react";
import { client } from "../client";
import { useAccount } from "../data/account";
import { useAction } from "../data/use-action";
import { useChallenge } from "../data/use-challenge";
import { useText } from "../i18n/language";
import { announce } from "../ui/announcer";
import { Button } from "../ui/button";
import { CodeForm } from "../ui/code-form";
import { Failure } from "../ui/failure";

/** Has a signed-in person show that the account's address is theirs. */
export function VerifyOwnAddress({ email }: { email: string }) {
  const t = useText("account");
  const [challenge, setChallenge] = useState<Challenge>();
  const send = useAction(async () => setChallenge(await authSendEmailCode(client)));
  if (challenge) return <OwnCode email={email} challenge={challenge} />;
  return (
    <>
      <p>{t.verifyIntro(email)}</p>
      <Failure error={send.error} />
      <p><Button busy={send.busy} onClick={() => void send.run()}>{t.sendCode}</Button></p>
    </>
  );
}

function OwnCode({ email, challenge }: { email: string; challenge: Challenge }) {
  const t = useText("account");
  const { replace } = useAccount();
  const code = useChallenge(challenge, () => authSendEmailCode(client));
  const confirm = async (digits: string) => {
    await authVerifyEmail(client, { body: { code: digits, challenge_id: code.challenge.challenge_id } });
    announce(t.addressConfirmed);
    replace(await authMe(client));
  };
  return <CodeForm to={email} code={code} submit={t.confirm} onCode={confirm} />;
}
