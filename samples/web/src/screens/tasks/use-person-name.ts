import { shortId } from "../../data/people";
import { useText } from "../../i18n/language";

/** What somebody is called whose id is known. */
export function usePersonName(names: ReadonlyMap<string, string> | undefined): (id: string) => string {
  const t = useText("tasks");
  return (id) => names?.get(id) ?? t.person(shortId(id));
}
