/** How easily one character is taken for another: `same` when most plate fonts draw them alike. */
export type Likeness = 'same' | 'similar';

/**
 * Characters that are taken for each other. Letters apart from O and Q do not stand beside letters, nor digits beside
 * digits: formats hardly ever tell two of a kind apart. From the errors of good readers on photos of plates.
 */
export const LOOK_ALIKES: readonly (readonly [one: string, other: string, likeness: Likeness])[] = [
  ['O', '0', 'same'],
  ['I', '1', 'same'],
  ['Q', '0', 'similar'],
  ['D', '0', 'similar'],
  ['O', 'Q', 'similar'],
  ['L', '1', 'similar'],
  ['Z', '2', 'similar'],
  ['A', '4', 'similar'],
  ['S', '5', 'similar'],
  ['G', '6', 'similar'],
  ['T', '7', 'similar'],
  ['B', '8', 'similar'],
];

export interface LookAlike {
  readonly character: string;
  readonly likeness: Likeness;
}

const BY_CHARACTER = Map.groupBy(
  LOOK_ALIKES.flatMap(([one, other, likeness]) => [
    { read: one, character: other, likeness },
    { read: other, character: one, likeness },
  ]),
  ({ read }) => read,
);

/** What a character that was read may be instead. */
export function lookAlikesOf(read: string): readonly LookAlike[] {
  return BY_CHARACTER.get(read) ?? [];
}
