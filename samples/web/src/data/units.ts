import { etagOf, profilesGet, profilesPut, type LengthUnit, type Profile } from "@qeyafa/client";
import { useCallback } from "react";
import { client } from "../client";
import { ifThere } from "./if-there";
import { convertLength } from "./lengths";
import { remembered, useRemembered } from "./remembered";
import { useUserId } from "./session";

const unit = remembered<LengthUnit>("qeyafa.unit", ["cm", "inch"], "cm");

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
  const choose = useCallback((next: LengthUnit) => {
    unit.set(next);
    void storeInProfile(userId, next);
  }, [userId]);
  const length = useCallback((value: number, from: LengthUnit) => convertLength(value, from, chosen), [chosen]);
  return { unit: chosen, choose, length };
}

/** Takes over the unit that a profile names. */
export function adoptUnit(profile: Profile): void {
  const preferred = profile.preferences.preferred_unit;
  if (preferred === "cm" || preferred === "inch") unit.set(preferred);
}

/** Reads the profile's unit; one that cannot be read leaves the unit as it is. */
export async function readUnit(userId: string, signal: AbortSignal): Promise<void> {
  await profilesGet(client, { userId }, { signal }).then(adoptUnit, () => undefined);
}

/** Best effort: the choice counts on this device whether the profile takes it or not. */
async function storeInProfile(userId: string, preferred: LengthUnit): Promise<void> {
  try {
    const profile = await ifThere(profilesGet(client, { userId }));
    const body = {
      date_of_birth: profile?.date_of_birth ?? null,
      gender: profile?.gender ?? null,
      preferences: { ...profile?.preferences, preferred_unit: preferred },
    };
    await profilesPut(client, { userId, body, ...(profile && { ifMatch: etagOf(profile) }) });
  } catch {
    // Read from the profile again at the next visit.
  }
}
