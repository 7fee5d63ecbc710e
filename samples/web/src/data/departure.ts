import { signOut } from "@qeyafa/client";
import { client } from "../client";

/** How somebody left on purpose. */
export type Departure = "signed-out" | "erased";

const key = "qeyafa.departure";

/** How the last person left; nothing where the session ended by itself. The tabs share it, as they share the session. */
export function departure(): Departure | undefined {
  const kept = localStorage.getItem(key);
  return kept === "signed-out" || kept === "erased" ? kept : undefined;
}

/** To be said before the tokens are forgotten, so that other tabs know it when they hear of that. */
export function markDeparture(how: Departure): void {
  localStorage.setItem(key, how);
}

export function forgetDeparture(): void {
  localStorage.removeItem(key);
}

/** Signs out here at once; the API is told where it can be reached. */
export async function leave(): Promise<void> {
  markDeparture("signed-out");
  await signOut(client, { retries: 0, timeout: 5_000 }).catch(() => undefined); // The tokens are forgotten either way, and end by themselves.
}

/** Forgets the tokens of an account that is no more. */
export async function leaveErased(): Promise<void> {
  markDeparture("erased");
  await client.session.forget();
}
