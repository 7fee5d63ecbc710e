import type { ReactNode } from "react";
import { useText } from "../i18n/language";
import { ErrorBoundary } from "../ui/error-boundary";
import { ConnectionNotice } from "./connection-notice";
import { Header } from "./header";

/** The frame of every page: the header, what there is to say about the connection, and the page. */
export function Layout({ userId, children }: { userId?: string; children: ReactNode }) {
  const t = useText("shell");
  return (
    <>
      <a className="skip" href="#content">{t.skip}</a>
      <Header userId={userId} />
      <main className="main" id="content" tabIndex={-1}>
        <ConnectionNotice />
        <ErrorBoundary>{children}</ErrorBoundary>
      </main>
    </>
  );
}
