import { account } from "./areas/account";
import { common } from "./areas/common";
import { measurements } from "./areas/measurements";
import { conflict } from "./areas/conflict";
import { home } from "./areas/home";
import { body } from "./areas/body";
import { favorites } from "./areas/favorites";
import { pictures } from "./areas/pictures";
import { conversations } from "./areas/conversations";
import { problems } from "./areas/problems";
import { profile } from "./areas/profile";
import { shell } from "./areas/shell";
import { signIn } from "./areas/sign-in";
import { tryOn } from "./areas/try-on";
import { wardrobe } from "./areas/wardrobe";
import { tasks } from "./areas/tasks";

/** An area's texts in every language: each says everything that English says. A text with values in it is a function. */
export type Translated<T> = { readonly en: T; readonly fr: Same<T>; readonly ar: Same<T> };
type Same<T> = { readonly [K in keyof T]: T[K] extends string ? string : T[K] extends (...values: infer V) => string ? (...values: V) => string : Same<T[K]> };

/** Checks an area's texts. */
export function translated<const T>(area: Translated<T>): Translated<Same<T>> {
  return area as unknown as Translated<Same<T>>;
}

const areas = { common, measurements, problems, shell, signIn, account, conflict, home, profile, body, favorites, pictures, tryOn, wardrobe, conversations, tasks } as const;

type Areas = typeof areas;
export type Texts = { readonly [A in keyof Areas]: Areas[A]["en"] };

const inLanguage = (language: "en" | "fr" | "ar") => Object.fromEntries(Object.entries(areas).map(([name, area]) => [name, area[language]])) as unknown as Texts;

export const texts = { en: inLanguage("en"), fr: inLanguage("fr"), ar: inLanguage("ar") };
