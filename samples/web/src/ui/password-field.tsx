import { useState, type InputHTMLAttributes } from "react";
import { useText } from "../i18n/language";
import { Labelled } from "./field";

interface PasswordFieldProps extends Omit<InputHTMLAttributes<HTMLInputElement>, "type"> {
  label: string;
  hint?: string;
  error?: string | undefined;
  autoComplete: "current-password" | "new-password";
}

/** A password, hidden unless the person wants to see it. */
export function PasswordField({ label, hint, error, ...input }: PasswordFieldProps) {
  const t = useText("signIn");
  const [shown, setShown] = useState(false);
  return (
    <Labelled label={label} hint={hint} error={error}>
      {(linked) => (
        <span className="password">
          <input {...input} {...linked} type={shown ? "text" : "password"} dir="ltr" spellCheck={false} autoCapitalize="none" autoCorrect="off" />
          <button type="button" className="button button-quiet" aria-pressed={shown} aria-controls={linked.id} onClick={() => setShown(!shown)}>{t.showPassword}</button>
        </span>
      )}
    </Labelled>
  );
}
