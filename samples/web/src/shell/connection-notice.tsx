import { useConnection } from "../data/connection";
import { useText } from "../i18n/language";

/** Says when the API cannot be reached, and when it can again. */
export function ConnectionNotice() {
  const t = useText("shell");
  const connection = useConnection();
  return (
    <div role="status" className="connection">
      {connection === "down" && <p className="notice notice-danger">{t.connectionLost}</p>}
      {connection === "back" && <p className="notice">{t.connectionBack}</p>}
    </div>
  );
}
