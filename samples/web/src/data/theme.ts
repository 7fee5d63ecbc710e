import { remembered } from "./remembered";

export const themes = ["system", "light", "dark"] as const;
export type Theme = (typeof themes)[number];

/** The colours that the person wants on this device. */
export const theme = remembered<Theme>("qeyafa.theme", themes, "system");

function show() {
  const chosen = theme.get();
  if (chosen === "system") delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = chosen;
}

show();
theme.subscribe(show);
