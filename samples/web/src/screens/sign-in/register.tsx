import { isProblem, isSignedIn, register, type Challenge } from "@qeyafa/client";
import { useState } from "react";
import { client } from "../../client";
import { isEmail, isPasswordLength } from "../../data/checks";
import { useAction } from "../../data/use-action";
import { useText } from "../../i18n/language";
import { Button } from "../../ui/button";
import { errorOf, Failure } from "../../ui/failure";
import { Field } from "../../ui/field";
import { Form } from "../../ui/form";
import { Page } from "../../ui/page";
import { PasswordField } from "../../ui/password-field";
import { VerifyAddress } from "./verify-address";
import { Ways } from "./ways";

/** Makes an account with an email address and a password. */
export function Register() {
  const t = useText("signIn");
  const problems = useText("problems");
  const [given, setGiven] = useState({ name: "", email: "", password: "" });
  const [wrong, setWrong] = useState<Partial<typeof given>>({});
  const [challenge, setChallenge] = useState<Challenge>();
  const email = given.email.trim();
  const make = useAction(async () => {
    const answer = await register(client, { name: given.name.trim(), email, password: given.password });
    if (!isSignedIn(answer)) setChallenge(answer);
  });

  if (challenge) {
    return (
      <Page title={t.verifyTitle}>
        <VerifyAddress email={email} password={given.password} sent={challenge} onBack={() => setChallenge(undefined)} />
      </Page>
    );
  }

  const submit = () => {
    const found = {
      ...(!given.name.trim() && { name: t.nameNeeded }),
      ...(!isEmail(email) && { email: t.emailWrong }),
      ...(!isPasswordLength(given.password) && { password: t.passwordLength }),
    };
    setWrong(found);
    make.clear();
    if (Object.keys(found).length === 0) void make.run();
  };
  const taken = isProblem(make.error, "email_taken");
  const error = {
    name: wrong.name ?? (errorOf(make.error, "name") && t.nameNeeded),
    email: wrong.email ?? (taken ? problems.email_taken : errorOf(make.error, "email") && t.emailWrong),
    password: wrong.password ?? (errorOf(make.error, "password") && t.passwordRefused),
  };
  const field = (name: keyof typeof given) => ({
    name, value: given[name], error: error[name], required: true,
    onChange: (event: { target: { value: string } }) => setGiven({ ...given, [name]: event.target.value }),
  });
  return (
    <Page title={t.registerTitle}>
      <Form onSubmit={submit} refusals={[wrong, make.error]} label={t.registerTitle}>
        <Failure error={taken ? undefined : make.error} />
        <Field {...field("name")} label={t.name} hint={t.nameHint} autoComplete="name" maxLength={255} />
        <Field {...field("email")} label={t.email} hint={t.emailHint} type="email" autoComplete="username" dir="ltr" maxLength={254} />
        <PasswordField {...field("password")} label={t.password} hint={t.passwordHint} autoComplete="new-password" />
        <Button kind="primary" type="submit" busy={make.busy}>{t.create}</Button>
      </Form>
      <Ways ways={[["/register/phone", t.toRegisterPhone], ["/sign-in", t.toSignIn]]} />
    </Page>
  );
}
