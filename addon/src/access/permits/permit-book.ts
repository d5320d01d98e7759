import type { Permit } from './permit.ts';

/** The permits as decisions look them up. */
export interface PermitBook {
  readonly all: readonly Permit[];
  readonly of: (plate: string) => Permit | null;
  readonly byId: (id: string) => Permit | null;
  /**
   * Plates with a permit to come that are one edit away from `plate`, in the order of their letters. Permits that are
   * suspended, expired or not yet valid count: who is nearly one of them is more likely it than a stranger, and is asked about.
   */
  readonly oneCharacterAway: (plate: string) => readonly string[];
}

/** `AB12` without each of its characters in turn: `B12`, `A12`, `AB2`, `AB1`. */
function withoutOne(text: string): string[] {
  return Array.from(text, (_, index) => text.slice(0, index) + text.slice(index + 1));
}

/** True when one inserted, removed or replaced character makes `a` into `b`. */
export function isOneEditAway(a: string, b: string): boolean {
  if (a === b || Math.abs(a.length - b.length) > 1) return false;
  let start = 0;
  while (start < a.length && a[start] === b[start]) start += 1;
  let end = 0;
  while (end < Math.min(a.length, b.length) - start && a[a.length - 1 - end] === b[b.length - 1 - end]) {
    end += 1;
  }
  return a.length - start - end <= 1 && b.length - start - end <= 1;
}

/**
 * Makes a book of all permits. Neighbours are found by deletion: two texts one edit apart share a text in which each
 * lost at most one character, so a look-up costs a few hash reads whatever the number of permits
 * (the symmetric-deletion idea of SymSpell, Garbe 2012).
 */
export function permitBook(permits: readonly Permit[]): PermitBook {
  const byId = new Map(permits.map((permit) => [permit.id, permit]));
  const byPlate = new Map<string, Permit>();
  const byShortened = new Map<string, string[]>();
  for (const permit of permits) {
    for (const plate of permit.plates) {
      byPlate.set(plate, permit);
      if (permit.kind !== 'allow') continue;
      for (const key of new Set([plate, ...withoutOne(plate)])) {
        const plates = byShortened.get(key);
        if (plates === undefined) byShortened.set(key, [plate]);
        else plates.push(plate);
      }
    }
  }
  return {
    all: permits,
    of: (plate) => byPlate.get(plate) ?? null,
    byId: (id) => byId.get(id) ?? null,
    oneCharacterAway: (plate) => {
      const near = new Set<string>();
      for (const key of [plate, ...withoutOne(plate)]) {
        for (const other of byShortened.get(key) ?? []) if (isOneEditAway(plate, other)) near.add(other);
      }
      return [...near].sort();
    },
  };
}
