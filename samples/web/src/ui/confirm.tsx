import { flushSync } from "react-dom";
import type { Action } from "../data/use-action";
import { useText } from "../i18n/language";
import { Button } from "./button";
import { Dialog } from "./dialog";
import { Failure } from "./failure";

interface ConfirmProps {
  title: string;
  text: string;
  /** What is done, as the button says it. */
  label: string;
  action: Action<[]>;
  /** What follows when it is done and the dialog is gone. */
  onDone: () => void;
  onClose: () => void;
}

/** Asks before something is done that cannot be undone; a failure is said here, so that it can be tried again. */
export function Confirm({ title, text, label, action, onDone, onClose }: ConfirmProps) {
  const t = useText("common");
  const confirm = async () => {
    if (!(await action.run())) return;
    flushSync(onClose); // A dialog that is still there would take an announcement with it.
    onDone();
  };
  return (
    <Dialog title={title} onClose={onClose}>
      <p>{text}</p>
      <Failure error={action.error} />
      <div className="page-actions">
        <Button kind="danger" busy={action.busy} onClick={() => void confirm()}>{label}</Button>
        <Button onClick={onClose}>{t.cancel}</Button>
      </div>
    </Dialog>
  );
}
