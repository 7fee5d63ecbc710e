import { useSyncExternalStore } from "react";
import { client } from "../client";

/** Who is signed in; the component is drawn again when that changes, in this tab or another. */
export function useSession() {
  return useSyncExternalStore((listener) => client.session.subscribe(listener), () => client.session.state);
}

/** The id of whoever is signed in; only for screens that nobody else sees. */
export function useUserId(): string {
  const { userId } = useSession();
  if (!userId) throw new Error("Nobody is signed in.");
  return userId;
}
