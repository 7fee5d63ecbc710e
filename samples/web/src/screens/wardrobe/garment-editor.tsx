import { clothingGet, clothingReplace, type Garment, type GarmentBody, type WardrobeStats } from "@qeyafa/client";
import { client } from "../../client";
import { useGuardedSave } from "../../data/use-guarded-save";
import { useText } from "../../i18n/language";
import { announce } from "../../ui/announcer";
import { StaleChoice } from "../../ui/stale-choice";
import { useCategoryName } from "./categories";
import { GarmentForm } from "./garment-form";

interface GarmentEditorProps {
  /** The version that the person has begun from. */
  base: Garment;
  stats: WardrobeStats | undefined;
  onSaved: (garment: Garment) => void;
  onCancel: () => void;
}

const valuesOf = ({ name, category, brand }: Garment): GarmentBody => ({ name, category, brand: brand ?? null });
const says = (garment: Garment, values: GarmentBody) => JSON.stringify(valuesOf(garment)) === JSON.stringify(values);

/** Changes a garment; what somebody else has stored meanwhile is shown before it is overwritten. */
export function GarmentEditor({ base, stats, onSaved, onCancel }: GarmentEditorProps) {
  const t = useText("wardrobe");
  const categoryName = useCategoryName();
  const { save, conflict, keepMine, takeTheirs, close } = useGuardedSave<Garment, GarmentBody>({
    base,
    read: () => clothingGet(client, { id: base.id }),
    write: (body, ifMatch) => clothingReplace(client, { id: base.id, body, ifMatch }),
    says,
    valuesOf,
    onSaved: (garment) => {
      announce(t.saved);
      onSaved(garment);
    },
  });
  return (
    <>
      <h2>{t.details}</h2>
      <GarmentForm garment={base} stats={stats} busy={save.busy} error={save.error} onSave={(body) => void save.run(body)} onCancel={onCancel} />
      {conflict && (
        <StaleChoice
          differences={[
            { label: t.name, mine: conflict.mine.name, theirs: conflict.theirs.name },
            { label: t.category, mine: categoryName(conflict.mine.category), theirs: categoryName(conflict.theirs.category) },
            { label: t.brand, mine: conflict.mine.brand ?? "", theirs: conflict.theirs.brand ?? "" },
          ]}
          keepMine={keepMine}
          onTakeTheirs={takeTheirs}
          onClose={close}
        />
      )}
    </>
  );
}
