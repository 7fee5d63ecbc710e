import { isProblem } from "@qeyafa/client";

/** What was read, or null where there is no such thing. */
export async function ifThere<T>(reading: Promise<T>): Promise<T | null> {
  try {
    return await reading;
  } catch (error) {
    if (isProblem(error, "not_found")) return null;
    throw error;
  }
}
