import { useAccount } from "../../data/account";
import { useText } from "../../i18n/language";
import { VerifyOwnAddress } from "../../shell/verify-own-address";
import { Page } from "../../ui/page";
import { Begin } from "./begin";
import { LatestMeasurement } from "./latest-measurement";
import { LatestTryOn } from "./latest-try-on";
import { OpenTasks } from "./open-tasks";
import { UnreadMessages } from "./unread-messages";
import { useNews } from "./use-news";

/** What is new for the person; an empty account is told where to begin. */
export default function Home() {
  const t = useText("home");
  const account = useText("account");
  const { data: user } = useAccount();
  const news = useNews();
  const isEmpty = news.measurement.data === null && news.tryOns.data?.items.length === 0 && news.tasks.data?.items.length === 0;
  return (
    <Page title={user?.name ? t.hello(user.name) : t.title}>
      {user?.email && !user.email_verified && (
        <section className="card home-verify" aria-labelledby="home-verify">
          <h2 id="home-verify">{account.verifyTitle}</h2>
          <VerifyOwnAddress email={user.email} />
        </section>
      )}
      {isEmpty && <Begin />}
      <div className="cards">
        <LatestMeasurement query={news.measurement} />
        <LatestTryOn query={news.tryOns} />
        <OpenTasks query={news.tasks} />
        <UnreadMessages />
      </div>
    </Page>
  );
}
