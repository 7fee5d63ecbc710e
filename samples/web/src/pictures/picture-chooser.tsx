import { useEffect, useId, useRef, useState, type DragEvent, type ReactNode } from "react";
import { useFormat } from "../i18n/format";
import { useText } from "../i18n/language";
import { Button } from "../ui/button";
import { Failure } from "../ui/failure";
import { ProgressBar } from "../ui/progress";
import { acceptedTypes, maxBytes } from "./accepted";
import { Preview } from "./preview";
import type { Upload } from "./use-upload";

interface PictureChooserProps {
  label: string;
  hint: string;
  upload: Upload;
  /** The picture that is stored already. */
  children?: ReactNode;
  /** Whether the picture goes with something else that is sent, instead of by a button of its own. */
  sentWithForm?: boolean;
}

/** Takes a picture from the disk, a phone's camera or by drag and drop; shows it, sends it, and keeps it when that fails. */
export function PictureChooser({ label, hint, upload, children, sentWithForm = false }: PictureChooserProps) {
  const t = useText("pictures");
  const format = useFormat();
  const id = useId();
  const box = useRef<HTMLDivElement>(null);
  const [over, setOver] = useState(false);
  const { picture, fault, percent, error } = upload;
  const sending = percent !== undefined;

  // The button that was pressed goes away when sending begins and ends.
  useEffect(() => {
    if (document.activeElement === document.body && (sending || picture)) box.current?.focus();
  }, [sending, picture]);

  const takes = (event: DragEvent) => !sending && event.dataTransfer.types.includes("Files");
  const dragged = (event: DragEvent) => {
    if (!takes(event)) return;
    event.preventDefault();
    setOver(true);
  };
  const dropped = (event: DragEvent) => {
    if (!takes(event)) return;
    event.preventDefault();
    setOver(false);
    const file = event.dataTransfer.files[0];
    if (file) upload.choose(file);
  };

  return (
    <div ref={box} tabIndex={-1} role="group" aria-label={label} className="chooser" data-over={over} onDragEnter={dragged} onDragOver={dragged} onDragLeave={() => setOver(false)} onDrop={dropped}>
      {picture ? <Preview picture={picture} /> : children}
      {sending && <ProgressBar percent={percent} label={t.sending} />}
      {sending && percent === 100 && <p className="quiet">{t.checking}</p>}
      <Failure error={error} />
      {fault && <p className="field-error" id={`${id}-fault`} role="alert">{t.faults[fault](format.number(maxBytes / 1024 / 1024))}</p>}
      <div className="chooser-actions">
        {picture && !sending && !sentWithForm && <Button kind="primary" onClick={() => void upload.send()}>{error ? t.sendAgain : t.send}</Button>}
        {sending && <Button onClick={upload.cancel}>{t.cancel}</Button>}
        {!sending && (
          <span className="chooser-input">
            <input
              id={id}
              type="file"
              accept={acceptedTypes.join(",")}
              className="visually-hidden"
              aria-describedby={`${id}-hint${fault ? ` ${id}-fault` : ""}`}
              aria-invalid={fault ? true : undefined}
              onChange={(event) => {
                const file = event.target.files?.[0];
                event.target.value = ""; // The same file can be chosen again.
                if (file) upload.choose(file);
              }}
            />
            <label htmlFor={id} className="button button-plain">{picture || children ? t.chooseOther : t.choose}</label>
          </span>
        )}
        {picture && !sending && <Button kind="quiet" onClick={upload.discard}>{t.discard}</Button>}
      </div>
      <p className="field-hint" id={`${id}-hint`}>{hint} {t.limits(format.number(maxBytes / 1024 / 1024))}</p>
    </div>
  );
}
