import type { User } from "@qeyafa/client";
import { useText } from "../../i18n/language";
import { VerifyOwnAddress } from "../../shell/verify-own-address";

/** Where the person can be reached, and whether that is confirmed. */
export function Contact({ account }: { account: User }) {
  const t = useText("account");
  return (
    <section className="card" aria-labelledby="account-contact">
      <h2 id="account-contact">{t.contact}</h2>
      <dl className="facts">
        <dt>{t.email}</dt>
        <dd>{account.email ? <><bdi>{account.email}</bdi> <span className="quiet">({account.email_verified ? t.verified : t.unverified})</span></> : t.none}</dd>
        <dt>{t.phone}</dt>
        <dd>{account.phone_number ? <><bdi>{account.phone_number}</bdi> <span className="quiet">({account.phone_verified ? t.verified : t.unverified})</span></> : t.none}</dd>
      </dl>
      {account.email && !account.email_verified && <VerifyOwnAddress email={account.email} />}
    </section>
  );
}
