import type { PictureSize } from "@qeyafa/client";
import { useEffect, useRef, useState } from "react";
import { client } from "../client";
import { onRecovery } from "../data/recovery";
import { useText } from "../i18n/language";

interface SignedPictureProps {
  /** The link of an answer, which ends after an hour. */
  link: string | null | undefined;
  alt: string;
  size?: PictureSize;
  /** Differs when the picture behind the link was replaced. */
  version?: string;
  /** Reads the resource again and answers its new link. */
  readAnew: (signal: AbortSignal) => Promise<string | null | undefined>;
}

/** A picture of the API; one that does not load is read anew once, as its link may have ended. */
export function SignedPicture({ link, alt, size = "medium", version = "", readAnew }: SignedPictureProps) {
  const t = useText("pictures");
  const [fresh, setFresh] = useState<string | null>();
  const [broken, setBroken] = useState(false);
  const again = useRef<AbortController>(undefined);
  useEffect(() => {
    setFresh(undefined);
    setBroken(false);
    return () => {
      again.current?.abort();
      again.current = undefined;
    };
  }, [link, version]);
  useEffect(() => (broken ? onRecovery(() => { again.current = undefined; setBroken(false); }) : undefined), [broken]);

  const failed = () => {
    if (again.current) return setBroken(true);
    const controller = new AbortController();
    again.current = controller;
    readAnew(controller.signal).then(
      (next) => !controller.signal.aborted && (next && next !== (fresh ?? link) ? setFresh(next) : setBroken(true)),
      () => !controller.signal.aborted && setBroken(true),
    );
  };

  const shown = fresh ?? link;
  if (!shown) return <div className="picture picture-none">{t.none}</div>;
  if (broken) return <div className="picture picture-none" role="img" aria-label={alt}>{t.unavailable}</div>;
  return <img className="picture" src={`${client.resolve(shown)}&size=${size}#${version}`} alt={alt} loading="lazy" decoding="async" onError={failed} onLoad={() => (again.current = undefined)} />;
}
