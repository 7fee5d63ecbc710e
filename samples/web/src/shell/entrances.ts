/** The addresses at which people come in; whoever is in already is sent on. */
export const entrances = ["/sign-in", "/register", "/forgot-password"] as const;

/** The address that somebody wanted before they had to sign in: one of this application's own. */
export function wantedIn(search: string): string {
  const to = new URLSearchParams(search).get("to") ?? "/";
  return /^\/(?![/\\])/.test(to) && !entrances.some((path) => to.startsWith(path)) ? to : "/";
}
