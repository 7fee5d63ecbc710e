import { isOver, isProblem, tryOnCancel, tryOnDelete, tryOnGet, tryOnRetry, type TryOn } from "@qeyafa/client";
import { useEffect, useRef, useState } from "react";
import { Link, useLocation, useParams } from "wouter";
import { client } from "../../client";
import { useAction } from "../../data/use-action";
import { useQuery } from "../../data/use-query";
import { useText } from "../../i18n/language";
import { announce } from "../../ui/announcer";
import { Button } from "../../ui/button";
import { Confirm } from "../../ui/confirm";
import { Failure } from "../../ui/failure";
import { ProgressRing } from "../../ui/progress";
import { Screen } from "../wardrobe/screen";
import { TryOnResult } from "./try-on-result";
import { useFollowed } from "./use-followed";
import { useGarmentName, useGarments } from "./use-garments";

export default function TryOnScreen() {
  const t = useText("tryOn");
  const { id } = useParams<{ id: string }>();
  const tryOn = useQuery((signal) => tryOnGet(client, { id }, { signal }), [id]);
  const followed = useFollowed(tryOn.data, tryOn.replace);
  const error = tryOn.error ?? followed.error;
  const isGone = isProblem(error, "not_found", "malformed_request");
  if (tryOn.data && !isGone) return <Shown key={id} tryOn={tryOn.data} onChange={tryOn.replace} followError={followed.error} onFollowAgain={followed.again} />;
  return (
    <Screen title={t.title}>
      {isGone ? <div className="notice"><p>{t.gone}</p><Link href="/try-on">{t.toList}</Link></div> : <Failure error={error} onRetry={tryOn.reload} />}
      {tryOn.loading && <ProgressRing />}
    </Screen>
  );
}

interface ShownProps {
  tryOn: TryOn;
  onChange: (tryOn: TryOn) => void;
  followError: unknown;
  onFollowAgain: () => void;
}

function Shown({ tryOn, onChange, followError, onFollowAgain }: ShownProps) {
  const t = useText("tryOn");
  const common = useText("common");
  const [, navigate] = useLocation();
  const [asking, setAsking] = useState(false);
  const { id, status } = tryOn;
  const garment = useGarments([tryOn.clothing_id]).get(tryOn.clothing_id);
  const name = useGarmentName()(garment);
  const cancelling = useAction(async () => {
    try {
      onChange(await tryOnCancel(client, { id }));
    } catch (error) {
      if (!isProblem(error, "tryon_ended")) throw error;
      onChange(await tryOnGet(client, { id })); // It was faster.
    }
  });
  const retrying = useAction(async () => onChange(await tryOnRetry(client, { id })));
  const deleting = useAction(() => tryOnDelete(client, { id }));
  const deleted = () => {
    announce(t.deleted);
    navigate("/try-on", { replace: true });
  };

  const before = useRef(status);
  const panel = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (before.current === status) return;
    before.current = status;
    announce(t.statuses[status]);
    // The button that was pressed is gone with the state that it belonged to.
    if (document.activeElement === document.body) panel.current?.focus();
  }, [status]);

  return (
    <Screen title={t.of(name)} actions={<><Link href="/try-on/new" className="button button-plain">{t.another}</Link><Button onClick={() => setAsking(true)}>{common.delete}</Button></>}>
      <p><Link href="/try-on">{t.toList}</Link></p>
      <div ref={panel} tabIndex={-1} className="try-on">
        {!isOver(tryOn) && (
          <section className="card try-on-progress" aria-label={t.statuses[status]}>
            <ProgressRing label={t.statuses[status]} />
            <h2>{t.statuses[status]}</h2>
            <p>{status === "pending" ? t.pendingText : t.processingText}</p>
            <Failure error={cancelling.error} />
            <Failure error={followError} onRetry={onFollowAgain} />
            <Button busy={cancelling.busy} onClick={() => void cancelling.run()}>{t.cancel}</Button>
          </section>
        )}
        {(status === "failed" || status === "canceled") && (
          <section className="card try-on-progress">
            <h2>{t.statuses[status]}</h2>
            <p>{status === "failed" ? t.failedText : t.canceledText}</p>
            {tryOn.error && <p>{t.reason} <span lang="en" dir="ltr">{tryOn.error}</span></p>}
            <Failure error={retrying.error} />
            <Button kind="primary" busy={retrying.busy} onClick={() => void retrying.run()}>{t.again}</Button>
          </section>
        )}
        {status === "completed" && <TryOnResult tryOn={tryOn} garment={garment} name={name} />}
      </div>
      {asking && <Confirm title={t.deleteTitle} text={t.deleteText} label={common.delete} action={deleting} onDone={deleted} onClose={() => setAsking(false)} />}
    </Screen>
  );
}
