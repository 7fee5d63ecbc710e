import { isProblem, signIn } from "@qeyafa/client";
import { useState } from "react";
import { client } from "../../client";
import { isEmail } from "../../data/checks";
import { useAction } from "../../data/use-action";
import { useText } from "../../i18n/language";
import { Button } from "../../ui/button";
import { Failure } from "../../ui/failure";
import { Field } from "../../ui/field";
import { Form } from "../../ui/form";
import { PasswordField } from "../../ui/password-field";
import { VerifyAddress } from "./verify-address";

/** Signs in with a password; an address that is not confirmed yet is confirmed first. */
export function PasswordForm({ known = "" }: { known?: string }) {
  const t = useText("signIn");
  const [identifier, setIdentifier] = useState(known);
  const [password, setPassword] = useState("");
  const [missing, setMissing] = useState<{ identifier?: string; password?: string }>({});
  const name = identifier.trim();
  const isAddress = name.includes("@");
  const enter = useAction(async () => void (await signIn(client, { [isAddress ? "email" : "username"]: name, password })));

  if (isProblem(enter.error, "account_pending") && isEmail(name)) return <VerifyAddress email={name} password={password} onBack={enter.clear} />;

  // The API refuses what can be no address or name; whether there is such an account it does not tell.
  const refused = isProblem(enter.error, "validation_failed");
  const submit = () => {
    const found = { ...(!name && { identifier: t.identifierNeeded }), ...(!password && { password: t.passwordNeeded }) };
    setMissing(found);
    enter.clear();
    if (Object.keys(found).length === 0) void enter.run();
  };
  return (
    <Form onSubmit={submit} refusals={[missing, enter.error]} label={t.title}>
      <Failure error={refused ? undefined : enter.error} />
      <Field
        label={t.identifier} name="username" autoComplete="username" autoCapitalize="none" autoCorrect="off" spellCheck={false} dir="ltr" required maxLength={254}
        value={identifier} onChange={(event) => setIdentifier(event.target.value)} error={missing.identifier ?? (refused ? (isAddress ? t.emailWrong : t.identifierNeeded) : undefined)}
      />
      <PasswordField
        label={t.password} name="password" autoComplete="current-password" required data-first={known ? true : undefined}
        value={password} onChange={(event) => setPassword(event.target.value)} error={missing.password}
      />
      <Button kind="primary" type="submit" busy={enter.busy}>{t.submit}</Button>
    </Form>
  );
}
