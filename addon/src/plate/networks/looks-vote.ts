import type { PlateText } from '../plate-recogniser.ts';

/** A plate read once. */
export interface Look {
  readonly text: PlateText;
  /** Natural logarithm of a measure from 0 to 1; -Infinity when no plate was read. */
  readonly sureness: number;
}

/** The surest of those that say what most say; a look counts by how sure it is. At least one look. */
export function mostSaid<L extends Look>(looks: readonly L[]): L {
  const votes = new Map<string, number>();
  for (const look of looks) {
    const letters = lettersOf(look);
    votes.set(letters, (votes.get(letters) ?? 0) + Math.exp(look.sureness));
  }
  return looks.reduce((best, look) => {
    const lead = (votes.get(lettersOf(look)) ?? 0) - (votes.get(lettersOf(best)) ?? 0);
    return lead > 0 || (lead === 0 && look.sureness > best.sureness) ? look : best;
  });
}

function lettersOf({ text }: Look): string {
  return text.characters.map(({ char }) => char).join('');
}
