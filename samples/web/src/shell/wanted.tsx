import { Redirect, useLocation, useSearch } from "wouter";

/** The addresses at which people come in; whoever is in already is sent on. */
export const entrances = ["/sign-in", "/register", "/forgot-password"] as const;

/** The address that somebody wanted before they had to sign in: one of this application's own. */
export function wantedIn(search: string): string {
  const to = new URLSearchParams(search).get("to") ?? "/";
  return /^\/(?![/\\])/.test(to) && !entrances.some((path) => to.startsWith(path)) ? to : "/";
}

/** Sends those who have signed in to where they wanted. */
export function BackToWanted() {
  return <Redirect to={wantedIn(useSearch())} replace />;
}

/** Has those who come from outside sign in first. */
export function SignInFirst() {
  const [location] = useLocation();
  const search = useSearch();
  const wanted = search ? `${location}?${search}` : location;
  return <Redirect to={wanted === "/" ? "/sign-in" : `/sign-in?to=${encodeURIComponent(wanted)}`} replace />;
}
