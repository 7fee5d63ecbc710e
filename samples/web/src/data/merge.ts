/** The fields of a form by name. */
export type Values = Readonly<Record<string, string | boolean>>;

/** What a person wants of a version that others have changed: their own words where they changed something, the others' elsewhere. */
export function merged<V extends Values>(base: V, mine: V, theirs: V): V {
  return Object.fromEntries(Object.keys(mine).map((name) => [name, mine[name] === base[name] ? theirs[name] : mine[name]])) as V;
}

/** The names of the fields in which two versions differ. */
export function differing<V extends Values>(one: V, other: V): (keyof V & string)[] {
  return Object.keys(one).filter((name) => one[name] !== other[name]);
}
