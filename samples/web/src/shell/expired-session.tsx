import { useState } from "react";
import { useAccount } from "../data/account";
import { leave } from "../data/departure";
import { useText } from "../i18n/language";
import { PasswordForm } from "../screens/sign-in/password-form";
import { PhoneForm } from "../screens/sign-in/phone-form";
import { Button } from "../ui/button";
import { Dialog } from "../ui/dialog";

/** Asks for a new sign-in over the page, which stays as it is with all that was typed. */
export function ExpiredSession() {
  const t = useText("signIn");
  const { data: account } = useAccount();
  const [byPhone, setByPhone] = useState(account?.email === null);
  return (
    <Dialog title={t.expiredTitle} className="dialog-veiled">
      <p role="status">{t.expired}</p>
      {byPhone ? <PhoneForm known={account?.phone_number ?? ""} /> : <PasswordForm known={account?.email ?? ""} />}
      <div className="page-actions">
        <Button kind="quiet" onClick={() => setByPhone(!byPhone)}>{byPhone ? t.toPassword : t.toPhone}</Button>
        <Button kind="quiet" onClick={() => void leave()}>{t.leave}</Button>
      </div>
    </Dialog>
  );
}
