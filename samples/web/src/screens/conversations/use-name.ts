import type { Participant } from "@qeyafa/client";
import { shortId } from "../../data/people";
import { useText } from "../../i18n/language";

/** What a person is called: the name, or what stands in for it. */
export function useName(): (person: Participant) => string {
  const t = useText("conversations");
  return ({ id, name }) => name ?? (id ? t.contact(shortId(id)) : t.erased);
}
