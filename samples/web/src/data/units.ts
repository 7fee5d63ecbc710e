import { etagOf, isProblem, profilesGet, profilesPut, type LengthUnit, type Profile } from "@qeyafa/client";
import { useCallback } from "react";
import { client } from "../client";
import { connectionBack } from "./connection";
import { ifThere } from "./if-there";
import { lastWins } from "./last-wins";
import { convertLength } from "./lengths";
import { remembered, useRemembered } from "./remembered";
import { useUserId } from "./session";

const unit = remembered<LengthUnit>("qeyafa.unit", ["cm", "inch"], "cm");
const mostTries = 5;
let choices = 0;

export interface Units {
  /** The unit in which the person wants to see lengths. */
  readonly unit: LengthUnit;
  /** Changes it, here and in the profile. */
  choose(unit: LengthUnit): void;
  /** A length in that unit: `units.length(record.height, record.unit)`. */
  length(value: number, from: LengthUnit): number;
}

/** The unit of lengths: the profile's where that names one, otherwise the one last chosen on this device. */
export function useUnits(): Units {
  const userId = useUserId();
  const chosen = useRemembered(unit);
  const choose = useCallback((next: LengthUnit) => chooseUnit(userId, next), [userId]);
  const length = useCallback((value: number, from: LengthUnit) => convertLength(value, from, chosen), [chosen]);
  return { unit: chosen, choose, length };
}

/** Sees lengths in a unit from now on, and stores it in the profile: of several choices, however quick, the last one. */
export function chooseUnit(userId: string, preferred: LengthUnit): void {
  choices++;
  unit.set(preferred);
  store({ userId, preferred });
}

/** Takes over the unit that a profile names. */
export function adoptUnit(profile: Profile): void {
  const preferred = profile.preferences.preferred_unit;
  if (preferred === "cm" || preferred === "inch") unit.set(preferred);
}

/** Reads the profile's unit. One that cannot be read leaves the unit as it is, and so does one that is older than a choice. */
export async function readUnit(userId: string, signal: AbortSignal): Promise<void> {
  const before = choices;
  const profile = await profilesGet(client, { userId }, { signal }).catch(() => undefined);
  if (profile && choices === before) adoptUnit(profile);
}

// Best effort: the choice counts on this device whether the profile takes it or not, and is read from there at the next visit.
const store = lastWins(async ({ userId, preferred }: { userId: string; preferred: LengthUnit }) => {
  for (let tries = 1; tries <= mostTries; tries++) {
    try {
      return await storeInProfile(userId, preferred);
    } catch (error) {
      const isOvertaken = isProblem(error, "stale_version", "concurrent_change");
      if (!isOvertaken && !(await connectionBack())) return;
    }
  }
});

async function storeInProfile(userId: string, preferred: LengthUnit): Promise<void> {
  const profile = await ifThere(profilesGet(client, { userId }));
  const body = {
    date_of_birth: profile?.date_of_birth ?? null,
    gender: profile?.gender ?? null,
    preferences: { ...profile?.preferences, preferred_unit: preferred },
  };
  await profilesPut(client, { userId, body, ...(profile && { ifMatch: etagOf(profile) }) });
}
