import type { Body } from "@qeyafa/client";
import { SignedPicture } from "../../pictures/signed-picture";
import { readBody } from "./use-body";

/** The picture of the body record. */
export function BodyPicture({ body, alt }: { body: Body; alt: string }) {
  return <SignedPicture link={body.image_url} version={body.updated_at} size="large" alt={alt} readAnew={async (signal) => (await readBody(signal))?.image_url} />;
}
