import { createContext, use, useSyncExternalStore } from "react";
import { client } from "../client";

/** Who is signed in; the component is drawn again when that changes, in this tab or another. */
export function useSession() {
  return useSyncExternalStore((listener) => client.session.subscribe(listener), () => client.session.state);
}

/** Whose pages are shown: it stays while a session that ended waits for a new sign-in. */
export const UserContext = createContext<string | undefined>(undefined);

/** The id of whoever is signed in; only for screens that nobody else sees. */
export function useUserId(): string {
  const userId = use(UserContext);
  if (!userId) throw new Error("Nobody is signed in.");
  return userId;
}
