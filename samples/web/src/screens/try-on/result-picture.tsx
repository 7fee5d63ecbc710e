import { tryOnGet, type TryOn } from "@qeyafa/client";
import { client } from "../../client";
import { SignedPicture } from "../../pictures/signed-picture";

/** The picture that a try-on has made. */
export function ResultPicture({ tryOn, alt, size }: { tryOn: TryOn; alt: string; size?: "medium" | "large" }) {
  return (
    <SignedPicture
      link={tryOn.result_image_url}
      version={tryOn.completed_at ?? ""}
      size={size}
      alt={alt}
      readAnew={async (signal) => (await tryOnGet(client, { id: tryOn.id }, { signal })).result_image_url}
    />
  );
}
