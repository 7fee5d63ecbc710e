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
  { path: "/measurements", screen: part(() => import("./screens/measurements/history")) },
  { path: "/measurements/new", screen: part(() => import("./screens/measurements/record")) },
  { path: "/measurements/compare", screen: part(() => import("./screens/measurements/compare")) },
  { path: "/measurements/:id", screen: part(() => import("./screens/measurements/detail")) },
  { path: "/body", screen: part(() => import("./screens/body/body")) },
  { path: "/wardrobe", screen: part(() => import("./screens/wardrobe/wardrobe")) },
  { path: "/wardrobe/new", screen: part(() => import("./screens/wardrobe/new-garment")) },
  { path: "/wardrobe/:id", screen: part(() => import("./screens/wardrobe/garment")) },
  { path: "/try-on", screen: part(() => import("./screens/try-on/try-ons")) },
  { path: "/try-on/new", screen: part(() => import("./screens/try-on/new-try-on")) },
  { path: "/try-on/:id", screen: part(() => import("./screens/try-on/try-on")) },
  { path: "/favorites", screen: part(() => import("./screens/favorites/favorites")) },
  { path: "/conversations/:id?", screen: part(() => import("./screens/conversations")) },
  { path: "/tasks/:id?", screen: part(() => import("./screens/tasks")) },
  { path: "/profile", screen: part(() => import("./screens/profile")) },
  { path: "/account", screen: part(() => import("./screens/account")) },
];

export const NotFound = part(() => import("./screens/not-found"));
export const Guest = part(() => import("./screens/sign-in"));
