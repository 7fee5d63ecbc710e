import { useEffect, useRef, type ReactNode } from "react";

interface FormProps {
  onSubmit: () => void;
  /** What may mark fields as wrong: the first of them takes the focus whenever one of these changes. */
  refusals: readonly unknown[];
  label?: string;
  children: ReactNode;
}

/** A form that says in the application's own words what is wrong, at the fields. */
export function Form({ onSubmit, refusals, label, children }: FormProps) {
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => form.current!.querySelector<HTMLElement>("[aria-invalid]")?.focus(), [...refusals]);
  return (
    <form ref={form} noValidate aria-label={label} onSubmit={(event) => { event.preventDefault(); onSubmit(); }}>
      {children}
    </form>
  );
}
