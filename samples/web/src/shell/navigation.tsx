import { Link, useLocation } from "wouter";
import { useUnread, useUnreadWatch } from "../data/unread";
import { useFormat } from "../i18n/format";
import { useText } from "../i18n/language";

const links = [
  ["/measurements", "measurements"], ["/wardrobe", "wardrobe"], ["/body", "body"], ["/try-on", "tryOn"], ["/favorites", "favorites"],
  ["/conversations", "conversations"], ["/tasks", "tasks"], ["/profile", "profile"], ["/account", "account"],
] as const;

/** The way to every area; the one that is shown is marked. */
export function Navigation({ userId, onChoose }: { userId: string; onChoose: () => void }) {
  const t = useText("shell");
  const format = useFormat();
  const [location] = useLocation();
  const unread = useUnread();
  useUnreadWatch(userId);
  return (
    <nav aria-label={t.navigation} className="navigation">
      <ul>
        {links.map(([path, name]) => (
          <li key={path}>
            <Link href={path} onClick={onChoose} aria-current={location === path || location.startsWith(`${path}/`) ? "page" : undefined}>
              {t[name]}
              {name === "conversations" && unread > 0 && (
                <> <span className="badge" aria-hidden="true">{format.number(unread)}</span><span className="visually-hidden">({t.unread(unread)})</span></>
              )}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
