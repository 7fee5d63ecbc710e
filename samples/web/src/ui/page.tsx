import { useEffect, useRef, type ReactNode } from "react";

/** A screen: its heading takes the focus when it appears, so that it is read out, and names the document. */
export function Page({ title, actions, children }: { title: string; actions?: ReactNode; children: ReactNode }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${title} · Qeyafa`;
  }, [title]);
  useEffect(() => heading.current?.focus(), []);
  return (
    <>
      <header className="page-head">
        <h1 ref={heading} tabIndex={-1}>{title}</h1>
        {actions && <div className="page-actions">{actions}</div>}
      </header>
      {children}
    </>
  );
}
