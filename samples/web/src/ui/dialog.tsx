import { useEffect, useId, useRef, type ReactNode } from "react";
import { useText } from "../i18n/language";
import { Button } from "./button";

interface DialogProps {
  title: string;
  /** Closes it; one without stays until what it asks for is done. */
  onClose?: (() => void) | undefined;
  className?: string;
  children: ReactNode;
}

/** A modal dialog: the browser keeps the focus in it and gives it back; Escape closes it. It begins at `data-first`, where something has that. */
export function Dialog({ title, onClose, className = "", children }: DialogProps) {
  const t = useText("common");
  const id = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const shown = dialog.current!;
    shown.showModal();
    shown.querySelector<HTMLElement>("[data-first]")?.focus();
    return () => shown.close();
  }, []);
  // A browser that does not know `closedby` closes a dialog by itself when Escape is pressed twice.
  const closed = () => {
    if (dialog.current?.open) return;
    if (onClose) onClose();
    else dialog.current?.showModal();
  };
  return (
    <dialog ref={dialog} className={`dialog ${className}`} aria-labelledby={id} closedby={onClose ? "closerequest" : "none"} onClose={closed} onCancel={(event) => { event.preventDefault(); onClose?.(); }}>
      <header className="dialog-head">
        <h2 id={id}>{title}</h2>
        {onClose && <Button kind="quiet" onClick={onClose} aria-label={t.close}>×</Button>}
      </header>
      {children}
    </dialog>
  );
}
