import { clothingGet, isProblem, type Garment } from "@qeyafa/client";
import { useEffect, useState } from "react";
import { client } from "../../client";
import { useText } from "../../i18n/language";

/** Garments by id: null where it is gone, nothing while it is not read. */
type Garments = ReadonlyMap<string, Garment | null>;

/** The garments of try-ons, which name them only by their ids; each is read once. One that cannot be read for now stays without its name. */
export function useGarments(ids: readonly string[]): Garments {
  const [garments, setGarments] = useState<Garments>(new Map());
  const missing = [...new Set(ids)].filter((id) => !garments.has(id));
  useEffect(() => {
    if (missing.length === 0) return;
    const controller = new AbortController();
    const { signal } = controller;
    void Promise.all(missing.map(async (id) => [id, await read(id, signal)] as const)).then((read) => {
      if (!signal.aborted) setGarments((before) => new Map([...before, ...read.filter((entry): entry is [string, Garment | null] => entry[1] !== undefined)]));
    });
    return () => controller.abort();
  }, [missing.join()]);
  return garments;
}

async function read(id: string, signal: AbortSignal): Promise<Garment | null | undefined> {
  try {
    return await clothingGet(client, { id }, { signal });
  } catch (error) {
    return isProblem(error, "not_found") ? null : undefined;
  }
}

/** What to call the garment of a try-on. */
export function useGarmentName(): (garment: Garment | null | undefined) => string {
  const t = useText("tryOn");
  return (garment) => garment?.name ?? (garment === null ? t.goneGarment : t.unknownGarment);
}
