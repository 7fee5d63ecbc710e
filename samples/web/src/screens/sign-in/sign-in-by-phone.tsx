import { useText } from "../../i18n/language";
import { Page } from "../../ui/page";
import { PhoneForm } from "./phone-form";
import { Ways } from "./ways";

export function SignInByPhone() {
  const t = useText("signIn");
  return (
    <Page title={t.byPhoneTitle}>
      <PhoneForm />
      <Ways ways={[["/sign-in", t.toPassword], ["/register/phone", t.toRegisterPhone]]} />
    </Page>
  );
}
