import type { Message } from "@qeyafa/client";
import { useAction } from "../../data/use-action";
import { useText } from "../../i18n/language";
import { announce } from "../../ui/announcer";
import { Button } from "../../ui/button";
import { Dialog } from "../../ui/dialog";
import { Failure } from "../../ui/failure";

interface DeleteMessageProps {
  message: Message;
  remove: (id: string) => Promise<void>;
  onClose: (isGone: boolean) => void;
}

/** Asks before a message is deleted for both people. */
export function DeleteMessage({ message, remove, onClose }: DeleteMessageProps) {
  const t = useText("conversations");
  const common = useText("common");
  const removal = useAction(remove);
  const confirm = async () => {
    if (!(await removal.run(message.id))) return;
    onClose(true);
    announce(t.removed);
  };
  return (
    <Dialog title={t.removeTitle} onClose={() => onClose(false)}>
      <blockquote className="quoted" dir="auto">{message.content}</blockquote>
      <p>{t.removeText}</p>
      <Failure error={removal.error} />
      <div className="page-actions">
        <Button kind="danger" busy={removal.busy} onClick={() => void confirm()}>{common.delete}</Button>
        <Button onClick={() => onClose(false)}>{common.cancel}</Button>
      </div>
    </Dialog>
  );
}
