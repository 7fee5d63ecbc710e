import { Suspense, useEffect } from "react";
import { Route, Router, Switch } from "wouter";
import { areas, Guest, NotFound } from "./areas";
import { AccountProvider } from "./data/account";
import { LiveMessages } from "./data/live-messages";
import { UserContext } from "./data/session";
import { readUnit } from "./data/units";
import { useVisitor } from "./data/visitor";
import { ArrivalNotice } from "./screens/conversations/arrival-notice";
import { entrances } from "./shell/entrances";
import { ExpiredSession } from "./shell/expired-session";
import { Layout } from "./shell/layout";
import { BackToWanted } from "./shell/wanted";
import { ProgressRing } from "./ui/progress";

export function App() {
  const { userId, expired } = useVisitor();
  return (
    <Router base="/app">
      {userId ? <Member key={userId} userId={userId} expired={expired} /> : <Layout><Suspense fallback={<ProgressRing />}><Guest /></Suspense></Layout>}
    </Router>
  );
}

/** All that a signed-in person sees; somebody else starts afresh. */
function Member({ userId, expired }: { userId: string; expired: boolean }) {
  useEffect(() => {
    const controller = new AbortController();
    void readUnit(userId, controller.signal);
    return () => controller.abort();
  }, [userId]);
  return (
    <UserContext value={userId}>
      <AccountProvider>
        <LiveMessages userId={userId}>
          <ArrivalNotice />
          <Layout userId={userId}>
            <Suspense fallback={<ProgressRing />}>
              <Switch>
                {areas.map(({ path, screen }) => <Route key={path} path={path} component={screen} />)}
                {entrances.map((path) => <Route key={path} path={`${path}/*?`} component={BackToWanted} />)}
                <Route component={NotFound} />
              </Switch>
            </Suspense>
          </Layout>
          {expired && <ExpiredSession />}
        </LiveMessages>
      </AccountProvider>
    </UserContext>
  );
}
