import { shortId } from "../../data/people";
import { useText } from "../../i18n/language";
import { announce } from "../../ui/announcer";
import { Button } from "../../ui/button";
import { Failure } from "../../ui/failure";
import type { Conversations } from "./list";
import type { useBlocks } from "./use-blocks";

/** Whose messages do not reach the person, and the way back. */
export function BlockedPeople({ blocks, list }: { blocks: ReturnType<typeof useBlocks>; list: Conversations | undefined }) {
  const t = useText("conversations");
  const people = list?.items.flatMap(({ participants }) => participants) ?? [];
  const nameOf = (id: string) => people.find((person) => person.id === id)?.name ?? t.contact(shortId(id));
  const unblock = async (id: string) => {
    if (await blocks.unblock.run(id)) announce(t.unblockDone);
  };
  return (
    <details className="blocked">
      <summary>{t.blockedPeople}</summary>
      <Failure error={blocks.error} onRetry={blocks.reload} />
      <Failure error={blocks.unblock.error} />
      {blocks.blocked?.length === 0 && <p>{t.nobodyBlocked}</p>}
      <ul className="people">
        {blocks.blocked?.map((id) => (
          <li key={id}>
            <bdi>{nameOf(id)}</bdi>
            <Button busy={blocks.unblock.busy} aria-label={t.unblockName(nameOf(id))} onClick={() => void unblock(id)}>{t.unblock}</Button>
          </li>
        ))}
      </ul>
    </details>
  );
}
