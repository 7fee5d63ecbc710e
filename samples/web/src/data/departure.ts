import { signOut } from "@qeyafa/client";
import { client } from "../client";
import { remembered } from "./remembered";

/**
 * How the last person left on purpose, or that the session ended by itself. It is said before the tokens are forgotten,
 * so that other tabs know it when they hear of that.
 */
export const departure = remembered("qeyafa.departure", ["none", "signed-out", "erased"], "none");

/** Signs out here at once; the API is told where it can be reached. */
export async function leave(): Promise<void> {
  departure.set("signed-out");
  await signOut(client, { retries: 0, timeout: 5_000 }).catch(() => undefined); // The tokens are forgotten either way, and end by themselves.
}

/** Forgets the tokens of an account that is no more. */
export async function leaveErased(): Promise<void> {
  departure.set("erased");
  await client.session.forget();
}
