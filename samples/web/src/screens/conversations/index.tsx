import { Link, useParams } from "wouter";
import "../../styles/conversations.css";
import { useText } from "../../i18n/language";
import { Page } from "../../ui/page";
import { Beginning } from "./beginning";
import { BlockedPeople } from "./blocked-people";
import { Conversation } from "./conversation";
import { ConversationList } from "./conversation-list";
import { LiveStatus } from "./live-status";
import { useBlocks } from "./use-blocks";
import { useConversations } from "./use-conversations";

/** The list, or one conversation with the list beside it where there is room. */
export default function Conversations() {
  const t = useText("conversations");
  const { id } = useParams<{ id?: string }>();
  const conversations = useConversations();
  const blocks = useBlocks();
  if (id === undefined) {
    return (
      <Page title={t.title} actions={<Link href="/conversations/new" className="button button-primary">{t.begin}</Link>}>
        <LiveStatus />
        <ConversationList {...conversations} />
        <BlockedPeople blocks={blocks} list={conversations.list} />
      </Page>
    );
  }
  return (
    <div className="talk">
      <section className="talk-list" aria-label={t.list}>
        <ConversationList {...conversations} currentId={id} />
      </section>
      <div className="talk-one">
        <Link href="/conversations" className="talk-back">{t.back}</Link>
        {id === "new"
          ? <Beginning list={conversations.list} onBegun={conversations.reload} />
          : <Conversation key={id} id={id} list={conversations.list} blocks={blocks} onRead={conversations.reload} />}
      </div>
    </div>
  );
}
