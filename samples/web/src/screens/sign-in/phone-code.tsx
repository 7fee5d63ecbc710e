import { authResendOtp, verifyCode, type Challenge } from "@qeyafa/client";
import { client } from "../../client";
import { useChallenge } from "../../data/use-challenge";
import { useText } from "../../i18n/language";
import { Button } from "../../ui/button";
import { CodeForm } from "../../ui/code-form";

/** Signs in with the code that was sent to a telephone. */
export function PhoneCode({ phone, challenge, onBack }: { phone: string; challenge: Challenge; onBack: () => void }) {
  const t = useText("signIn");
  const code = useChallenge(challenge, (before) => authResendOtp(client, { body: { phone_number: phone, challenge_id: before.challenge_id } }));
  return (
    <>
      <CodeForm
        to={phone} code={code} submit={t.submit}
        onCode={async (digits) => void (await verifyCode(client, { phone_number: phone, code: digits, challenge_id: code.challenge.challenge_id }))}
      />
      <Button kind="quiet" onClick={onBack}>{t.otherPhone}</Button>
    </>
  );
}
