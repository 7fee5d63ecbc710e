import { Link } from "wouter";
import { useUnread } from "../../data/unread";
import { useText } from "../../i18n/language";

export function UnreadMessages() {
  const t = useText("home");
  const unread = useUnread();
  return (
    <section className="card news" aria-labelledby="home-messages">
      <h2 id="home-messages">{t.messages}</h2>
      <div className="news-content">{unread > 0 ? <p className="news-figure">{t.unread(unread)}</p> : <p>{t.noUnread}</p>}</div>
      <Link href="/conversations">{t.toMessages}</Link>
    </section>
  );
}
