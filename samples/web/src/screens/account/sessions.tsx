import { sessionsEnd, sessionsList, signOutEverywhere, type Session } from "@qeyafa/client";
import { useState } from "react";
import { client } from "../../client";
import { departure } from "../../data/departure";
import { useAction } from "../../data/use-action";
import { useQuery } from "../../data/use-query";
import { useFormat } from "../../i18n/format";
import { useText } from "../../i18n/language";
import { announce } from "../../ui/announcer";
import { Button } from "../../ui/button";
import { Failure } from "../../ui/failure";
import { ProgressRing } from "../../ui/progress";
import { deviceOf } from "./device";

/** Where the person is signed in, and how to end that. An account has 20 sessions at most: one page holds them all. */
export function Sessions() {
  const t = useText("account");
  const { data, error, reload, replace } = useQuery((signal) => sessionsList(client, { limit: 100 }, { signal }), []);
  const ended = (session: Session) => {
    announce(t.sessionEnded);
    if (data) replace({ ...data, items: data.items.filter(({ id }) => id !== session.id) });
  };
  const endAll = useAction(async () => {
    departure.set("signed-out");
    await signOutEverywhere(client);
  });
  return (
    <section className="card" aria-labelledby="account-sessions">
      <h2 id="account-sessions">{t.sessions}</h2>
      <p>{t.sessionsIntro}</p>
      <Failure error={error} onRetry={reload} />
      {!data && !error && <ProgressRing />}
      {data && <ul className="rows">{data.items.map((session) => <Row key={session.id} session={session} onEnded={() => ended(session)} />)}</ul>}
      <Failure error={endAll.error} />
      <Button busy={endAll.busy} onClick={() => void endAll.run()}>{t.endAll}</Button>
    </section>
  );
}

function Row({ session, onEnded }: { session: Session; onEnded: () => void }) {
  const t = useText("account");
  const format = useFormat();
  const [now] = useState(Date.now);
  const device = deviceOf(session.device_info);
  const name = !device ? t.unknownDevice : device.system ? t.onSystem(device.browser, device.system) : device.browser;
  const end = useAction(async () => {
    await sessionsEnd(client, { id: session.id });
    onEnded();
  });
  return (
    <li>
      <div>
        <strong>{name}</strong>{session.current && <> <span className="tag">{t.thisSession}</span></>}
        <p className="quiet">
          {[t.signedInSince(format.dateTime(session.created_at)), t.lastUsed(format.relative(session.updated_at, now)), session.ip_address && t.fromAddress(session.ip_address)].filter(Boolean).join(" · ")}
        </p>
        <Failure error={end.error} />
      </div>
      {!session.current && <Button busy={end.busy} aria-label={t.endSessionOf(name)} onClick={() => void end.run()}>{t.endSession}</Button>}
    </li>
  );
}
