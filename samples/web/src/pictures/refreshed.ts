import type { PictureSize } from "@qeyafa/client";
import { client } from "../client";

/** Has the browser forget what a link has shown until now: a picture that is replaced keeps its link for a while. */
export async function refreshed(link: string | null | undefined, sizes: readonly PictureSize[]): Promise<void> {
  if (!link) return;
  await Promise.allSettled(sizes.map((size) => fetch(`${client.resolve(link)}&size=${size}`, { cache: "reload" }).then((answer) => answer.arrayBuffer())));
}
