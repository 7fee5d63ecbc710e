import { Redirect, useLocation, useSearch } from "wouter";
import { departure } from "../data/departure";
import { useSession } from "../data/session";
import { wantedIn } from "./entrances";

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
