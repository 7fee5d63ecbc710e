import { Link } from "wouter";
import { useText } from "../i18n/language";
import { Page } from "../ui/page";

export default function NotFound() {
  const t = useText("shell");
  return (
    <Page title={t.notFoundTitle}>
      <p>{t.notFound}</p>
      <p><Link href="/">{t.toHome}</Link></p>
    </Page>
  );
}
