import { useEffect, useId, useRef, type ReactNode } from "react";
import { useText } from "../i18n/language";
import { Button } from "./button";

/** A modal dialog: the browser keeps the focus in it and gives it back; Escape closes it. */
export function Dialog({ title, onClose, children }: { title: string; onClose: () => void; children: ReactNode }) {
  const t = useText("common");
  const id = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const shown = dialog.current!;
    shown.showModal();
    return () => shown.close();
  }, []);
  return (
    <dialog ref={dialog} className="dialog" aria-labelledby={id} onCancel={(event) => { event.preventDefault(); onClose(); }}>
      <header className="dialog-head">
        <h2 id={id}>{title}</h2>
        <Button kind="quiet" onClick={onClose} aria-label={t.close}>×</Button>
      </header>
      {children}
    </dialog>
  );
}
