import { createContext, use, useEffect, useMemo, useState, type ReactNode } from "react";
import { texts, type Texts } from "./texts";

/** The languages, each with its own name and direction. */
export const languages = { en: { name: "English", direction: "ltr" }, fr: { name: "Français", direction: "ltr" }, ar: { name: "العربية", direction: "rtl" } } as const;
export type Language = keyof typeof languages;

const key = "qeyafa.language";

interface Spoken {
  readonly language: Language;
  readonly direction: "ltr" | "rtl";
  readonly texts: Texts;
  choose(language: Language): void;
}

const Context = createContext<Spoken | undefined>(undefined);

function preferred(): Language {
  const wanted = [localStorage.getItem(key), ...navigator.languages].map((name) => name?.slice(0, 2));
  return (wanted.find((name) => name && name in languages) as Language | undefined) ?? "en";
}

/** Speaks the chosen language, or the browser's; the document's language and direction follow. */
export function LanguageProvider({ children }: { children: ReactNode }) {
  const [language, setLanguage] = useState(preferred);
  const { direction } = languages[language];
  useEffect(() => {
    document.documentElement.lang = language;
    document.documentElement.dir = direction;
  }, [language, direction]);
  const spoken = useMemo<Spoken>(
    () => ({
      language,
      direction,
      texts: texts[language],
      choose(next) {
        localStorage.setItem(key, next);
        setLanguage(next);
      },
    }),
    [language, direction],
  );
  return <Context value={spoken}>{children}</Context>;
}

export function useLanguage(): Spoken {
  const spoken = use(Context);
  if (!spoken) throw new Error("There is no LanguageProvider above.");
  return spoken;
}

/** The texts of one area in the language that is spoken: `const t = useText("tasks"); t.title; t.open(3)`. */
export function useText<A extends keyof Texts>(area: A): Texts[A] {
  return useLanguage().texts[area];
}
