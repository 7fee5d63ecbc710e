import { useAccount } from "../../data/account";
import { useText } from "../../i18n/language";
import { Failure } from "../../ui/failure";
import { Page } from "../../ui/page";
import { ProgressRing } from "../../ui/progress";
import { ChangePassword } from "./change-password";
import { Contact } from "./contact";
import { Details } from "./details";
import { Erasure } from "./erasure";
import { Export } from "./export";
import { Sessions } from "./sessions";

export default function Account() {
  const t = useText("account");
  const { data: account, error, reload } = useAccount();
  return (
    <Page title={t.title}>
      {account ? (
        <div className="sections">
          <Details account={account} />
          <Contact account={account} />
          {account.email && <ChangePassword email={account.email} />}
          <Sessions />
          <Export userId={account.id} />
          <Erasure account={account} />
        </div>
      ) : error ? <Failure error={error} onRetry={reload} /> : <ProgressRing />}
    </Page>
  );
}
