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
  const [fresh, setFresh] = useState<string>();
  const [attempt, setAttempt] = useState(0);
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
      (next) => {
        if (controller.signal.aborted) return;
        if (!next) return setBroken(true);
        setFresh(next);
        setAttempt((before) => before + 1); // The link may be the same, and the failure one of the network.
      },
      () => !controller.signal.aborted && setBroken(true),
    );
  };

  const shown = fresh ?? link;
  if (!shown) return <div className="picture picture-none">{t.none}</div>;
  if (broken) return <div className="picture picture-none" role="img" aria-label={alt}>{t.unavailable}</div>;
  return <img key={attempt} className="picture" src={`${client.resolve(shown)}&size=${size}#${version}`} alt={alt} loading="lazy" decoding="async" onError={failed} onLoad={() => (again.current = undefined)} />;
}
