import { useLive } from "../../data/live-messages";
import { useText } from "../../i18n/language";

/** Says whether new messages come by themselves. */
export function LiveStatus() {
  const t = useText("conversations");
  const { state } = useLive();
  return <p className="live quiet" role="status" data-state={state}>{t.live[state]}</p>;
}
