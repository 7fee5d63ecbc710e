import type { Conversation } from "@qeyafa/client";
import { Link } from "wouter";
import type { Action } from "../../data/use-action";
import { useUserId } from "../../data/session";
import { useFormat } from "../../i18n/format";
import { useText } from "../../i18n/language";
import { Button } from "../../ui/button";
import { Failure } from "../../ui/failure";
import { ProgressRing } from "../../ui/progress";
import { otherOf, type Conversations } from "./list";
import { daysAgo } from "./thread";
import { useName } from "./use-name";

interface ConversationListProps {
  list: Conversations | undefined;
  error: unknown;
  reload: () => void;
  more: Action<[]>;
  currentId?: string;
}

export function ConversationList({ list, error, reload, more, currentId }: ConversationListProps) {
  const t = useText("conversations");
  const common = useText("common");
  if (!list) return error ? <Failure error={error} onRetry={reload} /> : <ProgressRing />;
  return (
    <>
      <Failure error={error} onRetry={reload} />
      {list.items.length === 0 && <p className="empty">{t.empty}</p>}
      <ul className="conversations">
        {list.items.map((conversation) => <Row key={conversation.conversation_id} conversation={conversation} isCurrent={conversation.conversation_id === currentId} />)}
      </ul>
      <Failure error={more.error} />
      {list.next && <Button busy={more.busy} onClick={() => void more.run()}>{common.more}</Button>}
    </>
  );
}

function Row({ conversation, isCurrent }: { conversation: Conversation; isCurrent: boolean }) {
  const t = useText("conversations");
  const userId = useUserId();
  const nameOf = useName();
  const { last_message: last, unread_count: unread } = conversation;
  return (
    <li>
      <Link href={`/conversations/${encodeURIComponent(conversation.conversation_id)}`} className="conversation" aria-current={isCurrent ? "page" : undefined} data-unread={unread > 0}>
        <span className="conversation-name"><bdi>{nameOf(otherOf(conversation, userId))}</bdi></span>
        <Moment value={conversation.updated_at} />
        <span className="conversation-last"><bdi>{!last ? t.noMessage : last.sender_id === userId ? t.youSaid(last.content) : last.content}</bdi></span>
        {unread > 0 && <span className="badge">{t.unread(unread)}</span>}
      </Link>
    </li>
  );
}

function Moment({ value }: { value: string }) {
  const t = useText("conversations");
  const format = useFormat();
  const days = daysAgo(value);
  return <time dateTime={value} className="quiet">{days === 0 ? format.time(value) : days === 1 ? t.yesterday : format.date(value)}</time>;
}
