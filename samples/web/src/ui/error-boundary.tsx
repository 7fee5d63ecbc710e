import { Component, type ReactNode } from "react";
import { useLocation } from "wouter";
import { useText } from "../i18n/language";
import { Button } from "./button";
import { Page } from "./page";

/** Stands in for a page that cannot be drawn, and says what to do; another page is tried afresh. */
export function ErrorBoundary({ children }: { children: ReactNode }) {
  const [location] = useLocation();
  return <Boundary location={location}>{children}</Boundary>;
}

interface Props {
  location: string;
  children: ReactNode;
}

class Boundary extends Component<Props, { error: unknown; at: string }> {
  override state = { error: undefined as unknown, at: this.props.location };

  static getDerivedStateFromError(error: unknown) {
    return { error: error ?? new Error("Something was thrown.") };
  }

  static getDerivedStateFromProps({ location }: Props, state: { at: string }) {
    return location === state.at ? null : { error: undefined, at: location };
  }

  override render() {
    return this.state.error === undefined ? this.props.children : <Broken error={this.state.error} />;
  }
}

function Broken({ error }: { error: unknown }) {
  const t = useText("shell");
  // What browsers throw when a part of the program is not there.
  const isMissingPart = error instanceof TypeError && /import|module/i.test(error.message);
  return (
    <Page title={t.brokenTitle}>
      <div role="alert"><p>{isMissingPart ? t.outdated : t.broken}</p></div>
      <p className="page-actions">
        <Button kind="primary" onClick={() => location.reload()}>{t.reload}</Button>
        <Button onClick={() => location.assign("/app/")}>{t.toHome}</Button>
      </p>
    </Page>
  );
}
