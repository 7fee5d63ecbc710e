import { clothingGet, clothingReplace, type Garment, type WardrobeStats } from "@qeyafa/client";
import { client } from "../../client";
import { ifThere } from "../../data/if-there";
import { useEdit } from "../../data/use-edit";
import { useText } from "../../i18n/language";
import { announce } from "../../ui/announcer";
import { Conflict } from "../../ui/conflict";
import { Failure } from "../../ui/failure";
import { useCategoryName } from "./categories";
import { GarmentForm } from "./garment-form";
import { bodyOf, valuesOf, type GarmentValues } from "./garment-values";

interface GarmentEditorProps {
  /** The version that the person has begun from. */
  base: Garment;
  stats: WardrobeStats | undefined;
  onSaved: (garment: Garment) => void;
  onCancel: () => void;
}

/** Changes a garment; what somebody else has stored meanwhile is shown before it is overwritten. */
export function GarmentEditor({ base, stats, onSaved, onCancel }: GarmentEditorProps) {
  const t = useText("wardrobe");
  const categoryName = useCategoryName();
  const { id } = base;
  const { values, save, conflict, change, takeTheirs, keepMine } = useEdit<Garment, GarmentValues>(base, {
    valuesOf,
    write: (wanted, _, ifMatch) => clothingReplace(client, { id, body: bodyOf(wanted), ifMatch }),
    read: () => ifThere(clothingGet(client, { id })),
    onStored(garment) {
      announce(t.saved);
      onSaved(garment);
    },
  });
  if (conflict) {
    const inWords = (of: GarmentValues, name: keyof GarmentValues) => (name === "category" ? categoryName(of.category) : of[name]);
    return (
      <>
        <Failure error={save.error} />
        <Conflict
          rows={conflict.names.map((name) => ({ label: t[name], mine: inWords(conflict.mine, name), theirs: inWords(conflict.theirs, name) }))}
          busy={save.busy}
          onTakeTheirs={takeTheirs}
          onKeepMine={keepMine}
        />
      </>
    );
  }
  return (
    <>
      <h2>{t.details}</h2>
      <GarmentForm values={values} onChange={change} stats={stats} busy={save.busy} error={save.error} onSave={() => void save.run()} onCancel={onCancel} />
    </>
  );
}
