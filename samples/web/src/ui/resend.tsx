import { useEffect } from "react";
import type { SentCode } from "../data/use-challenge";
import { useText } from "../i18n/language";
import { announce } from "./announcer";
import { Button } from "./button";
import { Failure } from "./failure";
import { useCountdown } from "./use-countdown";

/** Sends another code, as soon as that may be. */
export function Resend({ code }: { code: SentCode }) {
  const t = useText("signIn");
  const left = useCountdown(code.challenge.resend_in, code.challenge);
  useEffect(() => {
    if (left === 0) announce(t.resendNow);
  }, [left === 0]);
  return (
    <>
      <Failure error={code.again.error} />
      {left > 0
        ? <p className="quiet" role="timer">{t.resendIn(left)}</p>
        : <p><Button kind="quiet" busy={code.again.busy} onClick={() => void code.again.run()}>{t.resend}</Button></p>}
    </>
  );
}
