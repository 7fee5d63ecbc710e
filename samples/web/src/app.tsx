import { lazy, Suspense } from "react";
import { Route, Router, Switch } from "wouter";
import { ProgressRing } from "./ui/progress";

// One part of the program each, loaded when it is opened.
const Home = lazy(() => import("./screens/home"));

export function App() {
  return (
    <Router base="/app">
      <main className="main">
        <Suspense fallback={<ProgressRing />}>
          <Switch>
            <Route component={Home} />
          </Switch>
        </Suspense>
      </main>
    </Router>
  );
}
