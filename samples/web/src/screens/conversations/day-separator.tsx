import { useFormat } from "../../i18n/format";
import { useText } from "../../i18n/language";
import { daysAgo } from "./thread";

/** Says on which day what follows was sent. */
export function DaySeparator({ value }: { value: string }) {
  const t = useText("conversations");
  const format = useFormat();
  const days = daysAgo(value);
  return <li className="separator"><time dateTime={value}>{days === 0 ? t.today : days === 1 ? t.yesterday : format.date(value)}</time></li>;
}
