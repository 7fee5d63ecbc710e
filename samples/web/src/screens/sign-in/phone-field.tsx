import { useText } from "../../i18n/language";
import { Field } from "../../ui/field";

export function PhoneField({ value, error, onChange }: { value: string; error: string | undefined; onChange: (value: string) => void }) {
  const t = useText("signIn");
  return (
    <Field
      label={t.phone} hint={t.phoneHint} error={error} value={value} onChange={(event) => onChange(event.target.value)}
      name="phone" type="tel" autoComplete="tel" dir="ltr" required maxLength={40}
    />
  );
}
