import { useState } from "react";
import { useText } from "../../i18n/language";
import { announce } from "../../ui/announcer";
import { Button } from "../../ui/button";
import { Dialog } from "../../ui/dialog";
import { Failure } from "../../ui/failure";
import type { useBlocks } from "./use-blocks";

/** Takes no more messages from somebody, after a question, or takes them again. */
export function BlockButton({ id, name, blocks }: { id: string; name: string; blocks: ReturnType<typeof useBlocks> }) {
  const t = useText("conversations");
  const common = useText("common");
  const [isAsking, setAsking] = useState(false);
  const { blocked, block, unblock } = blocks;
  if (!blocked) return <Failure error={blocks.error} onRetry={blocks.reload} />;
  if (blocked.includes(id)) {
    const take = async () => {
      if (await unblock.run(id)) announce(t.unblockDone);
    };
    return (
      <>
        <span className="blocked-note">{t.blocked(name)}</span>
        <Button busy={unblock.busy} onClick={() => void take()}>{t.unblock}</Button>
        <Failure error={unblock.error} />
      </>
    );
  }
  const refuse = async () => {
    if (!(await block.run(id))) return;
    setAsking(false);
    announce(t.blockDone);
  };
  const close = () => {
    block.clear();
    setAsking(false);
  };
  return (
    <>
      <Button onClick={() => setAsking(true)}>{t.block}</Button>
      {isAsking && (
        <Dialog title={t.blockTitle(name)} onClose={close}>
          <p>{t.blockText}</p>
          <Failure error={block.error} />
          <div className="page-actions">
            <Button kind="danger" busy={block.busy} onClick={() => void refuse()}>{t.block}</Button>
            <Button onClick={close}>{common.cancel}</Button>
          </div>
        </Dialog>
      )}
    </>
  );
}
