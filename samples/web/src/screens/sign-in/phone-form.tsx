import { isProblem, isSignedIn, signIn, type Challenge } from "@qeyafa/client";
import { useState } from "react";
import { client } from "../../client";
import { isPhone, phoneIn } from "../../data/checks";
import { useAction } from "../../data/use-action";
import { useText } from "../../i18n/language";
import { Button } from "../../ui/button";
import { Failure } from "../../ui/failure";
import { Form } from "../../ui/form";
import { PhoneCode } from "./phone-code";
import { PhoneField } from "./phone-field";

/** Signs in by telephone: the number, then the code that is sent to it. */
export function PhoneForm({ known = "" }: { known?: string }) {
  const t = useText("signIn");
  const [text, setText] = useState(known);
  const [wrong, setWrong] = useState<{ phone?: string }>({});
  const [challenge, setChallenge] = useState<Challenge>();
  const phone = phoneIn(text);
  const send = useAction(async () => {
    const answer = await signIn(client, { phone_number: phone });
    if (!isSignedIn(answer)) setChallenge(answer);
  });

  if (challenge) return <PhoneCode phone={phone} challenge={challenge} onBack={() => setChallenge(undefined)} />;

  const refused = isProblem(send.error, "validation_failed");
  const submit = () => {
    setWrong(isPhone(phone) ? {} : { phone: t.phoneWrong });
    send.clear();
    if (isPhone(phone)) void send.run();
  };
  return (
    <Form onSubmit={submit} refusals={[wrong, send.error]} label={t.byPhoneTitle}>
      <Failure error={refused ? undefined : send.error} />
      <PhoneField value={text} onChange={setText} error={wrong.phone ?? (refused ? t.phoneWrong : undefined)} />
      <Button kind="primary" type="submit" busy={send.busy}>{t.sendCode}</Button>
    </Form>
  );
}
