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
  { path: "/conversations/:id?", screen: lazy(() => import("./screens/conversations")) },
  { path: "/tasks/:id?", screen: lazy(() => import("./screens/tasks")) },
  { path: "/profile", screen: lazy(() => import("./screens/profile")) },
  { path: "/account", screen: lazy(() => import("./screens/account")) },
];

export const NotFound = lazy(() => import("./screens/not-found"));
export const Guest = lazy(() => import("./screens/sign-in"));
