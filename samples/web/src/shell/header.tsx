import { useEffect, useRef, useState, type KeyboardEvent } from "react";
import { Link, useLocation } from "wouter";
import { leave } from "../data/departure";
import { useText } from "../i18n/language";
import { Button } from "../ui/button";
import { LanguageSwitch } from "./language-switch";
import { Navigation } from "./navigation";
import { ThemeSwitch } from "./theme-switch";

/** Name, navigation and settings. On a narrow screen all but the name is behind one button. */
export function Header({ userId }: { userId: string | undefined }) {
  const t = useText("shell");
  const [open, setOpen] = useState(false);
  const [location] = useLocation();
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => setOpen(false), [location]);
  const closeByKey = (event: KeyboardEvent) => {
    if (event.key !== "Escape" || !open) return;
    setOpen(false);
    button.current?.focus();
  };
  return (
    <header className="header" onKeyDown={closeByKey}>
      <div className="header-row">
        <Link href="/" className="brand"><img src="/app/icon.svg" alt="" width="32" height="32" />Qeyafa</Link>
        <button ref={button} type="button" className="button menu-button" aria-expanded={open} aria-controls="menu" onClick={() => setOpen(!open)}>{t.menu}</button>
        <div id="menu" className="menu" data-open={open}>
          {userId && <Navigation userId={userId} onChoose={() => setOpen(false)} />}
          <div className="settings">
            <LanguageSwitch />
            <ThemeSwitch />
            {userId && <Button kind="quiet" onClick={() => void leave()}>{t.signOut}</Button>}
          </div>
        </div>
      </div>
    </header>
  );
}
