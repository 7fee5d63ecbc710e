import type { TryOn } from "@qeyafa/client";
import { useText } from "../../i18n/language";
import { Button } from "../../ui/button";
import { Failure } from "../../ui/failure";
import { useFavorite } from "./use-favorite";

export function FavoriteSwitch({ tryOn }: { tryOn: TryOn }) {
  const t = useText("tryOn");
  const { isFavorite, toggle } = useFavorite(tryOn);
  return (
    <>
      <Button className="favorite" aria-pressed={isFavorite} busy={toggle.busy} onClick={() => void toggle.run()}>
        <span aria-hidden="true">{isFavorite ? "♥" : "♡"}</span> {t.favorite}
      </Button>
      <Failure error={toggle.error} />
    </>
  );
}
