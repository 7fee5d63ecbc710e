import { useText } from "../i18n/language";

/** A ring: how far something is, in percent, or turning while that is not known. */
export function ProgressRing({ percent, label }: { percent?: number | undefined; label?: string }) {
  const t = useText("common");
  const round = 2 * Math.PI * 20;
  return (
    <div className="ring" role="progressbar" aria-label={label ?? t.loading} aria-valuemin={0} aria-valuemax={100} aria-valuenow={percent === undefined ? undefined : Math.round(percent)}>
      <svg viewBox="0 0 48 48" className={percent === undefined ? "ring-turning" : ""} aria-hidden="true">
        <circle className="ring-track" cx="24" cy="24" r="20" />
        <circle className="ring-part" cx="24" cy="24" r="20" strokeDasharray={round} strokeDashoffset={round * (1 - (percent ?? 25) / 100)} />
      </svg>
      {percent !== undefined && <span aria-hidden="true">{Math.round(percent)}%</span>}
    </div>
  );
}

/** A bar: how far an upload is, in percent. */
export function ProgressBar({ percent, label }: { percent: number; label: string }) {
  return (
    <div className="bar">
      <progress max={100} value={percent} aria-label={label} />
      <span aria-hidden="true">{Math.round(percent)}%</span>
    </div>
  );
}
