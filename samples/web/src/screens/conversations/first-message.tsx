import { messagesSend } from "@qeyafa/client";
import { Link, useLocation } from "wouter";
import { client } from "../../client";
import { usePeople } from "../../data/people";
import { useAction } from "../../data/use-action";
import { useKey } from "../../data/use-key";
import { useText } from "../../i18n/language";
import { Failure } from "../../ui/failure";
import { Page } from "../../ui/page";
import { Composer } from "./composer";
import { useDraft } from "./use-draft";
import { useName } from "./use-name";

/** Writes the message that begins a conversation. */
export function FirstMessage({ to, onBegun }: { to: string; onBegun: () => void }) {
  const t = useText("conversations");
  const nameOf = useName();
  const { names } = usePeople();
  const [, navigate] = useLocation();
  const draft = useDraft(`to.${to}`);
  const keyFor = useKey();
  const name = nameOf({ id: to, name: names?.get(to) ?? null });
  const send = useAction(async (text: string) => {
    const message = await messagesSend(client, { idempotencyKey: keyFor(text), body: { recipient_id: to, content: text } });
    onBegun();
    navigate(`/conversations/${encodeURIComponent(message.conversation_id)}`, { replace: true });
  });
  return (
    <Page key="first" title={t.to(name)}>
      <p><Link href="/conversations/new">{t.otherPerson}</Link></p>
      <Failure error={send.error} />
      <Composer draft={draft} name={name} busy={send.busy} onSend={send.run} />
    </Page>
  );
}
