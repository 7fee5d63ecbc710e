import { useEffect, useRef, useState } from "react";
import { navigate } from "wouter/use-browser-location";
import { departure } from "./departure";
import { recovered } from "./recovery";
import { useRemembered } from "./remembered";
import { useSession } from "./session";

/** Whose pages are shown, and whether their session has ended meanwhile. */
export interface Visitor {
  readonly userId: string | undefined;
  readonly expired: boolean;
}

/**
 * A session that ends by itself leaves the person's pages where they are, with all that was typed, until somebody signs in or leaves.
 * Whoever signs out, here or in another tab, leaves nothing behind.
 */
export function useVisitor(): Visitor {
  const session = useSession();
  const left = useRemembered(departure);
  const [shown, setShown] = useState(session.userId);
  const next = session.signedIn ? session.userId : left === "none" ? shown : undefined;
  if (next !== shown) setShown(next);
  useEffect(() => {
    if (!session.signedIn) return;
    departure.set("none");
    recovered();
  }, [session.signedIn]);
  // Whoever comes next does not begin where somebody else has left.
  const before = useRef(next);
  useEffect(() => {
    if (before.current !== undefined && next === undefined) navigate("/app/sign-in", { replace: true });
    before.current = next;
  }, [next]);
  return { userId: next, expired: next !== undefined && !session.signedIn };
}
