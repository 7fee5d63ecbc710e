import { messagesSend } from "@qeyafa/client";
import { useRef } from "react";
import { Link, useLocation } from "wouter";
import { client } from "../../client";
import { usePeople } from "../../data/people";
import { useAction } from "../../data/use-action";
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
  const sent = useRef<{ text: string; key: string }>(undefined);
  const name = nameOf({ id: to, name: names?.get(to) ?? null });
  const send = useAction(async (text: string) => {
    // The same text is the same message, however often it is tried.
    if (sent.current?.text !== text) sent.current = { text, key: crypto.randomUUID() };
    const message = await messagesSend(client, { idempotencyKey: sent.current.key, body: { recipient_id: to, content: text } });
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
