import { profilesGet, profilesPut, type LengthUnit, type Profile } from "@qeyafa/client";
import { useState } from "react";
import { client } from "../../client";
import { ifThere } from "../../data/if-there";
import { useUserId } from "../../data/session";
import { adoptUnit, useUnits } from "../../data/units";
import { useEdit } from "../../data/use-edit";
import { useFormat } from "../../i18n/format";
import { languages, useText } from "../../i18n/language";
import { announce } from "../../ui/announcer";
import { Button } from "../../ui/button";
import { Conflict } from "../../ui/conflict";
import { errorOf, Failure } from "../../ui/failure";
import { Field, SelectField } from "../../ui/field";
import { Form } from "../../ui/form";
import { bodyOf, isBirthday, valuesOf, type ProfileValues } from "./profile-values";

export function ProfileForm({ stored }: { stored: Profile | null }) {
  const t = useText("profile");
  const common = useText("common");
  const format = useFormat();
  const userId = useUserId();
  const { unit } = useUnits();
  const [wrong, setWrong] = useState<{ dateOfBirth?: string }>({});
  const [isSaved, setSaved] = useState(false);
  const edit = useEdit<Profile, ProfileValues>(stored, {
    valuesOf: (profile) => valuesOf(profile, unit),
    write: (values, from, ifMatch) => profilesPut(client, { userId, body: bodyOf(values, from), ifMatch }),
    read: () => ifThere(profilesGet(client, { userId })),
    onStored(profile) {
      adoptUnit(profile);
      setSaved(true);
      announce(t.saved);
    },
  });
  const { values, save, conflict } = edit;
  const change = (changed: Partial<ProfileValues>) => {
    edit.change(changed);
    setSaved(false);
  };
  const submit = () => {
    const isFine = isBirthday(values.dateOfBirth);
    setWrong(isFine ? {} : { dateOfBirth: t.dateWrong });
    save.clear();
    if (isFine) void save.run();
  };
  const labels: Record<keyof ProfileValues, string> = { dateOfBirth: t.dateOfBirth, gender: t.gender, unit: t.unit, locale: t.locale, notifyTasks: t.notifyTasks };
  const inWords = (of: ProfileValues, name: keyof ProfileValues) =>
    name === "dateOfBirth" ? of.dateOfBirth && format.date(of.dateOfBirth)
    : name === "unit" ? t.units[of.unit]
    : name === "notifyTasks" ? (of.notifyTasks ? t.yes : t.no)
    : name === "locale" ? nameOf(of.locale)
    : of.gender;

  if (conflict) {
    const rows = conflict.names.map((name) => ({ label: labels[name], mine: inWords(conflict.mine, name), theirs: inWords(conflict.theirs, name) }));
    return (
      <>
        <Failure error={save.error} />
        <Conflict rows={rows} busy={save.busy} onTakeTheirs={edit.takeTheirs} onKeepMine={edit.keepMine} />
      </>
    );
  }
  return (
    <div className="narrow-start">
      <Form onSubmit={submit} refusals={[wrong, save.error]} label={t.title}>
        <Failure error={save.error} />
        <Field
          label={t.dateOfBirth} type="date" name="birthday" autoComplete="bday" min="1900-01-01" max={new Date().toISOString().slice(0, 10)}
          value={values.dateOfBirth} onChange={(event) => change({ dateOfBirth: event.target.value })} error={wrong.dateOfBirth ?? (errorOf(save.error, "date_of_birth") && t.dateWrong)}
        />
        <Field
          label={t.gender} hint={t.genderHint} name="gender" autoComplete="sex" maxLength={50} dir="auto"
          value={values.gender} onChange={(event) => change({ gender: event.target.value })} error={errorOf(save.error, "gender") && t.genderHint}
        />
        <h2>{t.preferences}</h2>
        <SelectField label={t.unit} value={values.unit} onChange={(event) => change({ unit: event.target.value as LengthUnit })}>
          <option value="cm">{t.units.cm}</option>
          <option value="inch">{t.units.inch}</option>
        </SelectField>
        <SelectField label={t.locale} hint={t.localeHint} value={values.locale} onChange={(event) => change({ locale: event.target.value })}>
          <option value="">{t.noLocale}</option>
          {Object.entries(languages).map(([tag, { name }]) => <option key={tag} value={tag} lang={tag}>{name}</option>)}
          {values.locale && !(values.locale in languages) && <option value={values.locale}>{nameOf(values.locale)}</option>}
        </SelectField>
        <label className="check">
          <input type="checkbox" checked={values.notifyTasks} onChange={(event) => change({ notifyTasks: event.target.checked })} />
          {t.notifyTasks}
        </label>
        <Button kind="primary" type="submit" busy={save.busy}>{common.save}</Button>
        {isSaved && <p className="notice">{t.saved}</p>}
      </Form>
    </div>
  );
}

/** A language by its own name, such as "English (India)". */
function nameOf(tag: string): string {
  if (!tag) return "";
  try {
    return new Intl.DisplayNames(tag, { type: "language" }).of(tag) ?? tag;
  } catch {
    return tag; // Well-formed to the API, and unknown to the browser.
  }
}
