import { Redirect, useLocation, useSearch } from "wouter";
import { departure } from "../data/departure";
import { useSession } from "../data/session";

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

/** Has those who come from outside sign in first. Where somebody has just left, the next person starts afresh. */
export function SignInFirst() {
  const [location] = useLocation();
  const search = useSearch();
  const hasLeft = useSession().reason !== "restored" && departure.get() !== "none";
  const wanted = hasLeft ? "/" : search ? `${location}?${search}` : location;
  return <Redirect to={wanted === "/" ? "/sign-in" : `/sign-in?to=${encodeURIComponent(wanted)}`} replace />;
}
