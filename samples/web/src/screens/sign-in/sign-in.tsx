import { useSearch } from "wouter";
import { departure } from "../../data/departure";
import { useRemembered } from "../../data/remembered";
import { useText } from "../../i18n/language";
import { wantedIn } from "../../shell/entrances";
import { Page } from "../../ui/page";
import { PasswordForm } from "./password-form";
import { Ways } from "./ways";

export function SignIn() {
  const t = useText("signIn");
  const wanted = wantedIn(useSearch());
  const left = useRemembered(departure);
  const notice = wanted !== "/" ? t.wantedFirst : left === "erased" ? t.erased : left === "signed-out" ? t.signedOut : undefined;
  return (
    <Page title={t.title}>
      {notice ? <p className="notice" role="status">{notice}</p> : <p className="quiet">{t.welcome}</p>}
      <PasswordForm />
      <Ways ways={[["/sign-in/phone", t.toPhone], ["/forgot-password", t.toForgot], ["/register", t.toRegister]]} />
    </Page>
  );
}
