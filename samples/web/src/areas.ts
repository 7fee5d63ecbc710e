import { lazy, type ComponentType } from "react";
import { connectionBack } from "./data/connection";

type Part = { default: ComponentType };

/** Loads a part when it is opened; where there is no connection, as soon as there is one. */
const part = (load: () => Promise<Part>) =>
  lazy(() =>
    load().catch(async (error: unknown) => {
      if (await connectionBack()) return load();
      throw error;
    }),
  );

/** A part of the program with its addresses, loaded when it is opened. */
export interface Area {
  /** The pattern of its addresses; `/*?` takes in all that is below. */
  readonly path: string;
  readonly screen: ComponentType;
}

/** Every part that a signed-in person reaches, the first that matches. */
export const areas: readonly Area[] = [
  { path: "/", screen: part(() => import("./screens/home")) },
  { path: "/profile", screen: part(() => import("./screens/profile")) },
  { path: "/account", screen: part(() => import("./screens/account")) },
];

export const NotFound = part(() => import("./screens/not-found"));
export const Guest = part(() => import("./screens/sign-in"));
