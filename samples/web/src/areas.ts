import { lazy, type ComponentType } from "react";

/** A part of the program with its addresses, loaded when it is opened. */
export interface Area {
  /** The pattern of its addresses; `/*?` takes in all that is below. */
  readonly path: string;
  readonly screen: ComponentType;
}

/** Every part that a signed-in person reaches, the first that matches. */
export const areas: readonly Area[] = [
  { path: "/", screen: lazy(() => import("./screens/home")) },
  { path: "/measurements", screen: lazy(() => import("./screens/measurements/history")) },
  { path: "/measurements/new", screen: lazy(() => import("./screens/measurements/record")) },
  { path: "/measurements/compare", screen: lazy(() => import("./screens/measurements/compare")) },
  { path: "/measurements/:id", screen: lazy(() => import("./screens/measurements/detail")) },
  { path: "/body", screen: lazy(() => import("./screens/body/body")) },
  { path: "/wardrobe", screen: lazy(() => import("./screens/wardrobe/wardrobe")) },
  { path: "/wardrobe/new", screen: lazy(() => import("./screens/wardrobe/new-garment")) },
  { path: "/wardrobe/:id", screen: lazy(() => import("./screens/wardrobe/garment")) },
  { path: "/try-on", screen: lazy(() => import("./screens/try-on/try-ons")) },
  { path: "/try-on/new", screen: lazy(() => import("./screens/try-on/new-try-on")) },
  { path: "/try-on/:id", screen: lazy(() => import("./screens/try-on/try-on")) },
  { path: "/favorites", screen: lazy(() => import("./screens/favorites/favorites")) },
  { path: "/conversations/:id?", screen: lazy(() => import("./screens/conversations")) },
  { path: "/tasks/:id?", screen: lazy(() => import("./screens/tasks")) },
  { path: "/profile", screen: lazy(() => import("./screens/profile")) },
  { path: "/account", screen: lazy(() => import("./screens/account")) },
];

export const NotFound = lazy(() => import("./screens/not-found"));
export const Guest = lazy(() => import("./screens/sign-in"));
