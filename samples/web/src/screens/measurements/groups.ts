import type { Vocabulary } from "@qeyafa/client";
import { knownField, ownField, type Entries, type FormField } from "./entries";

/** The parts of the form. `main` is open from the start: what clothes are chosen by. */
export const groupNames = ["main", "neck", "torso", "arms", "legs", "own"] as const;
export type GroupName = (typeof groupNames)[number];

const members: Record<Exclude<GroupName, "own">, readonly string[]> = {
  main: ["height", "weight", "chest", "waist", "hips", "shoulders", "arms", "inseam"],
  neck: ["head", "neck", "neck_base", "shoulder_length", "shoulder_circumference"],
  torso: ["high_bust", "underbust", "bust_span", "neck_to_bust", "across_back", "across_chest", "belly_waist", "high_hip", "back_waist_length", "front_waist_length", "torso_girth"],
  arms: ["upper_arm_length", "center_back_sleeve", "biceps", "forearm", "wrist", "hand_girth"],
  legs: ["outseam", "waist_to_hips", "body_rise", "crotch_length", "thigh", "knee", "calf", "ankle", "foot_length"],
};

export interface Group {
  readonly name: GroupName;
  readonly fields: readonly FormField[];
}

/** The form's groups: the vocabulary's names in their parts, and in `own` whatever else is entered or has no part. */
export function grouped(vocabulary: Vocabulary, entries: Entries): Group[] {
  const known = new Map(vocabulary.items.map((item) => [item.name, knownField(item)]));
  const placed = new Set(Object.values(members).flat());
  const unplaced = [...known.values()].filter((field) => !placed.has(field.name));
  const own = Object.keys(entries).filter((name) => !known.has(name)).map((name) => ownField(name, vocabulary.custom_names.max_cm));
  return groupNames.map((name) => ({
    name,
    fields: name === "own" ? [...unplaced, ...own] : members[name].flatMap((member) => known.get(member) ?? []),
  }));
}

/** Names in the order of the vocabulary, others behind it by their letters. */
export function inOrder(names: Iterable<string>, vocabulary: Vocabulary | undefined): string[] {
  const place = new Map(vocabulary?.items.map((item, index) => [item.name, index]));
  const rank = (name: string) => place.get(name) ?? Number.MAX_SAFE_INTEGER;
  return [...new Set(names)].sort((a, b) => rank(a) - rank(b) || a.localeCompare(b));
}
