import { isProblem, isSignedIn, register, type Challenge } from "@qeyafa/client";
import { useState } from "react";
import { client } from "../../client";
import { isPhone, phoneIn } from "../../data/checks";
import { useAction } from "../../data/use-action";
import { useText } from "../../i18n/language";
import { Button } from "../../ui/button";
import { errorOf, Failure } from "../../ui/failure";
import { Field } from "../../ui/field";
import { Form } from "../../ui/form";
import { Page } from "../../ui/page";
import { PhoneCode } from "./phone-code";
import { PhoneField } from "./phone-field";
import { Ways } from "./ways";

/** Makes an account with a telephone number; the code that is sent to it signs in. */
export function RegisterByPhone() {
  const t = useText("signIn");
  const problems = useText("problems");
  const [name, setName] = useState("");
  const [text, setText] = useState("");
  const [wrong, setWrong] = useState<{ name?: string; phone?: string }>({});
  const [challenge, setChallenge] = useState<Challenge>();
  const phone = phoneIn(text);
  const make = useAction(async () => {
    const answer = await register(client, { name: name.trim(), phone_number: phone });
    if (!isSignedIn(answer)) setChallenge(answer);
  });
  const submit = () => {
    const found = { ...(!name.trim() && { name: t.nameNeeded }), ...(!isPhone(phone) && { phone: t.phoneWrong }) };
    setWrong(found);
    make.clear();
    if (Object.keys(found).length === 0) void make.run();
  };
  const taken = isProblem(make.error, "phone_number_taken");
  return (
    <Page title={t.registerByPhoneTitle}>
      {challenge ? (
        <PhoneCode phone={phone} challenge={challenge} onBack={() => setChallenge(undefined)} />
      ) : (
        <Form onSubmit={submit} refusals={[wrong, make.error]} label={t.registerByPhoneTitle}>
          <Failure error={taken ? undefined : make.error} />
          <Field
            label={t.name} hint={t.nameHint} name="name" autoComplete="name" required maxLength={255}
            value={name} onChange={(event) => setName(event.target.value)} error={wrong.name ?? (errorOf(make.error, "name") && t.nameNeeded)}
          />
          <PhoneField value={text} onChange={setText} error={wrong.phone ?? (taken ? problems.phone_number_taken : errorOf(make.error, "phone_number") && t.phoneWrong)} />
          <Button kind="primary" type="submit" busy={make.busy}>{t.sendCode}</Button>
        </Form>
      )}
      <Ways ways={[["/register", t.toRegister], ["/sign-in/phone", t.toSignIn]]} />
    </Page>
  );
}
