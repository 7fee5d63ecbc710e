import { useId, type InputHTMLAttributes, type ReactNode, type SelectHTMLAttributes, type TextareaHTMLAttributes } from "react";

interface Described {
  label: string;
  /** What may be given, such as a range. */
  hint?: ReactNode;
  /** What is wrong with what was given; read out when it appears. */
  error?: string | undefined;
}

interface Linked {
  id: string;
  "aria-describedby": string | undefined;
  "aria-invalid": true | undefined;
}

/** A label, a control, its hint and its error, tied together for those who do not see them. */
export function Labelled({ label, hint, error, children }: Described & { children: (linked: Linked) => ReactNode }) {
  const id = useId();
  const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(" ") || undefined;
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {children({ id, "aria-describedby": described, "aria-invalid": error ? true : undefined })}
      {hint && <p className="field-hint" id={`${id}-hint`}>{hint}</p>}
      {error && <p className="field-error" id={`${id}-error`} role="alert">{error}</p>}
    </div>
  );
}

export function Field({ label, hint, error, ...input }: Described & InputHTMLAttributes<HTMLInputElement>) {
  return <Labelled label={label} hint={hint} error={error}>{(linked) => <input {...input} {...linked} />}</Labelled>;
}

export function TextField({ label, hint, error, ...input }: Described & TextareaHTMLAttributes<HTMLTextAreaElement>) {
  return <Labelled label={label} hint={hint} error={error}>{(linked) => <textarea {...input} {...linked} />}</Labelled>;
}

export function SelectField({ label, hint, error, children, ...input }: Described & SelectHTMLAttributes<HTMLSelectElement>) {
  return <Labelled label={label} hint={hint} error={error}>{(linked) => <select {...input} {...linked}>{children}</select>}</Labelled>;
}
