import { useText } from "../i18n/language";
import { Page } from "../ui/page";

export default function Screen() {
  const t = useText("shell");
  return <Page title={t.account}> </Page>;
}
