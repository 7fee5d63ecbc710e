import { conversationsList, isProblem, iterate, type Participant } from "@qeyafa/client";
import { client } from "../../client";
import { useLetters, useLive } from "../../data/live-messages";
import { useUserId } from "../../data/session";
import { useQuery } from "../../data/use-query";
import { useText } from "../../i18n/language";
import { Failure } from "../../ui/failure";
import { Page } from "../../ui/page";
import { ProgressRing } from "../../ui/progress";
import { BlockButton } from "./block-button";
import { Composer } from "./composer";
import { otherOf, type Conversations } from "./list";
import { LiveStatus } from "./live-status";
import { MessageLog } from "./message-log";
import type { useBlocks } from "./use-blocks";
import { useDraft } from "./use-draft";
import { useName } from "./use-name";
import { useThread } from "./use-thread";

interface ConversationProps {
  id: string;
  list: Conversations | undefined;
  blocks: ReturnType<typeof useBlocks>;
  onRead: () => void;
}

export function Conversation({ id, list, blocks, onRead }: ConversationProps) {
  const t = useText("conversations");
  const nameOf = useName();
  const { outbox } = useLive();
  const { thread, error, reload, older, remove } = useThread(id);
  const letters = useLetters(id);
  const other = useOther(id, list);
  const draft = useDraft(id);

  if (!thread && isProblem(error, "not_found")) return <Page key="missing" title={t.missingTitle}><p>{t.missing}</p></Page>;
  if (!thread || !other) return error ? <Failure error={error} onRetry={reload} /> : <ProgressRing />;
  const name = nameOf(other);
  const recipientId = other.id;
  return (
    <Page key="found" title={name} actions={recipientId && <BlockButton id={recipientId} name={name} blocks={blocks} />}>
      <LiveStatus />
      <Failure error={error} onRetry={reload} />
      <MessageLog key={id} conversationId={id} name={name} thread={thread} letters={letters} older={older} remove={remove} onRead={onRead} />
      {recipientId
        ? <Composer draft={draft} name={name} onSend={(text) => outbox.write(id, recipientId, text)} />
        : <p className="notice">{t.gone}</p>}
    </Page>
  );
}

/** Whom the conversation is with: as listed, or found further down the list. */
function useOther(id: string, list: Conversations | undefined): Participant | undefined {
  const userId = useUserId();
  const listed = list?.items.find((conversation) => conversation.conversation_id === id);
  const isFurther = list !== undefined && !listed;
  const { data } = useQuery(async (signal) => {
    if (!isFurther) return undefined;
    for await (const conversation of iterate(conversationsList, client, { limit: 100 }, { signal })) {
      if (conversation.conversation_id === id) return otherOf(conversation, userId);
    }
    return { id: null, name: null };
  }, [id, isFurther, userId]);
  return listed ? otherOf(listed, userId) : data;
}
