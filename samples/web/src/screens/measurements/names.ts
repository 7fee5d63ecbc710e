import { useMemo } from "react";
import { measurementNames } from "../../i18n/areas/measurement-names";
import { useLanguage } from "../../i18n/language";

export interface Names {
  /** What a measurement is called; a name of a person's own as they wrote it, without its underscores. */
  label(name: string): string;
  /** How it is taken; undefined of a name that the vocabulary does not have. */
  how(name: string): string | undefined;
}

export function useNames(): Names {
  const { language } = useLanguage();
  return useMemo(() => {
    const known: Readonly<Record<string, { label: string; how: string }>> = measurementNames[language];
    return { label: (name) => known[name]?.label ?? name.replaceAll("_", " "), how: (name) => known[name]?.how };
  }, [language]);
}
