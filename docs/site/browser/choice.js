const keyOf = (name) => `qeyafa.docs.${name}`;

/** What was chosen before; nothing where the browser keeps nothing. */
export function choice(name) {
  try {
    return localStorage.getItem(keyOf(name)) ?? undefined;
  } catch {
    return undefined;
  }
}

/** Remembers what is chosen. */
export function choose(name, value) {
  try {
    localStorage.setItem(keyOf(name), value);
  } catch {
    // It holds for this page then.
  }
}
