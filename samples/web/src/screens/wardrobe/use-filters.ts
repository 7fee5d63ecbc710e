import { useSearchParams } from "wouter";

export interface Filters {
  readonly q: string;
  readonly category: string;
  readonly brand: string;
}

/** What the wardrobe is filtered by: it stands in the address, so that it is there again after coming back. */
export function useFilters(): [Filters, (change: Partial<Filters>) => void] {
  const [parameters, setParameters] = useSearchParams();
  const filters = { q: parameters.get("q") ?? "", category: parameters.get("category") ?? "", brand: parameters.get("brand") ?? "" };
  const change = (next: Partial<Filters>) =>
    setParameters(
      (before) => {
        const after = new URLSearchParams(before);
        for (const [name, value] of Object.entries(next)) {
          if (value) after.set(name, value);
          else after.delete(name);
        }
        return after;
      },
      { replace: true },
    );
  return [filters, change];
}

/** The text as the API takes it: it must have a letter or digit, and at most 100 characters. */
export function searchable(text: string): string | undefined {
  const trimmed = text.trim().slice(0, 100);
  return /[\p{L}\p{N}]/u.test(trimmed) ? trimmed : undefined;
}
