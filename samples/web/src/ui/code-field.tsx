import { useText } from "../i18n/language";
import { Field } from "./field";

/** The six digits that were sent; the telephone fills them in where it can. */
export function CodeField({ value, error, onChange }: { value: string; error: string | undefined; onChange: (value: string) => void }) {
  const t = useText("signIn");
  return (
    <Field
      label={t.code} hint={t.codeHint} error={error} value={value} onChange={(event) => onChange(event.target.value)}
      name="code" inputMode="numeric" autoComplete="one-time-code" maxLength={12} dir="ltr" className="code"
    />
  );
}
