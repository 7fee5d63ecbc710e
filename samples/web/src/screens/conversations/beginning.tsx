import { useState, type FormEvent } from "react";
import { Link, Redirect, useLocation, useSearchParams } from "wouter";
import { usePeople } from "../../data/people";
import { useUserId } from "../../data/session";
import { useText } from "../../i18n/language";
import { Button } from "../../ui/button";
import { Failure } from "../../ui/failure";
import { Field } from "../../ui/field";
import { Page } from "../../ui/page";
import { ProgressRing } from "../../ui/progress";
import { FirstMessage } from "./first-message";
import { otherOf, type Conversations } from "./list";
import { OwnContact } from "./own-contact";
import { useName } from "./use-name";
import { contactIn } from "./writing";

/** Begins a conversation: with whom, and then the first message. Where there is one already, it is opened. */
export function Beginning({ list, onBegun }: { list: Conversations | undefined; onBegun: () => void }) {
  const userId = useUserId();
  const [search] = useSearchParams();
  const to = contactIn(search.get("to") ?? "");
  if (!to || to === userId) return <Choice />;
  if (!list) return <ProgressRing />;
  const known = list.items.find((conversation) => otherOf(conversation, userId).id === to);
  if (known) return <Redirect href={`/conversations/${encodeURIComponent(known.conversation_id)}`} replace />;
  return <FirstMessage key={to} to={to} onBegun={onBegun} />;
}

function Choice() {
  const t = useText("conversations");
  const userId = useUserId();
  const nameOf = useName();
  const people = usePeople();
  const [, navigate] = useLocation();
  const [search] = useSearchParams();
  const [typed, setTyped] = useState(search.get("to") ?? "");
  const [isTried, setTried] = useState(typed !== "");
  const id = contactIn(typed);
  const error = !isTried ? undefined : !id ? t.notAnId : id === userId ? t.ownId : undefined;
  const proceed = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (id && id !== userId) navigate(`/conversations/new?to=${id}`);
  };
  return (
    <Page key="choice" title={t.begin}>
      <form className="card" onSubmit={proceed} noValidate>
        <h2>{t.whom}</h2>
        <Field label={t.contactId} hint={t.contactHint} error={error} dir="ltr" autoComplete="off" spellCheck={false} value={typed} onChange={(event) => setTyped(event.target.value)} />
        <Button kind="primary" type="submit">{t.proceed}</Button>
      </form>
      <section className="card">
        <h2>{t.shared}</h2>
        <Failure error={people.error} onRetry={people.reload} />
        {!people.shared && !people.error && <ProgressRing />}
        {people.shared?.length === 0 && <p className="quiet">{t.nobodyShared}</p>}
        <ul className="people">
          {people.shared?.map(({ id: other, name }) => <li key={other}><Link href={`/conversations/new?to=${other}`}><bdi>{nameOf({ id: other, name: name ?? null })}</bdi></Link></li>)}
        </ul>
      </section>
      <OwnContact />
    </Page>
  );
}
