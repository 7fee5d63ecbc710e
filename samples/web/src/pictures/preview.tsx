import { useState } from "react";
import { useText } from "../i18n/language";
import type { ChosenPicture } from "./use-upload";

/** The chosen picture before it is sent; few browsers draw HEIC, and then its name stands in for it. */
export function Preview({ picture }: { picture: ChosenPicture }) {
  const t = useText("pictures");
  const [unseen, setUnseen] = useState<string>();
  const { file, address } = picture;
  return (
    <figure className="picture-preview">
      {unseen === address ? <div className="picture picture-none">{t.noPreview}</div> : <img className="picture" src={address} alt={t.previewOf(file.name)} onError={() => setUnseen(address)} />}
      <figcaption className="quiet"><bdi>{file.name}</bdi></figcaption>
    </figure>
  );
}
