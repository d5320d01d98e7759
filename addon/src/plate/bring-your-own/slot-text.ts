import { confidenceOf } from '../candidates.ts';
import { foldLookAlikeScripts } from '../formats/look-alike-scripts.ts';
import type { CharacterReading } from '../reading.ts';

/** What a class of a network stands for. */
export type SlotClass =
  | { readonly kind: 'character'; readonly char: string }
  | { readonly kind: 'separator' }
  | { readonly kind: 'nothing' };

export type SlotClasses =
  | { readonly ok: true; readonly classes: readonly SlotClass[] }
  | { readonly ok: false; readonly unknown: readonly string[] };

const SEPARATORS = ' -–.·•:';

/** Letters of other alphabets that are no twins of Latin ones cannot be told in A-Z 0-9, and none is ever left out. */
export function slotClasses(alphabet: string, pad: string): SlotClasses {
  const unknown: string[] = [];
  const classes = Array.from(alphabet).map((written): SlotClass => {
    if (written === pad) return { kind: 'nothing' };
    if (SEPARATORS.includes(written)) return { kind: 'separator' };
    const char = foldLookAlikeScripts(written.toUpperCase());
    if (!/^[A-Z0-9]$/.test(char)) unknown.push(written);
    return { kind: 'character', char };
  });
  return unknown.length > 0 ? { ok: false, unknown } : { ok: true, classes };
}

export interface SlotText {
  readonly characters: readonly CharacterReading[];
  readonly raw: string;
  readonly confidence: number;
}

/** Less than it is never the right one. */
const LEAST_RUNNER_UP = 0.01;
const MOST_RUNNERS_UP = 3;

/**
 * @param values [slots, classes], probabilities or what a softmax makes probabilities of.
 * Null when every slot is empty.
 */
export function slotText(values: Float32Array, classes: readonly SlotClass[]): SlotText | null {
  const characters: CharacterReading[] = [];
  let raw = '';
  for (let from = 0; from < values.length; from += classes.length) {
    const shares = probabilities(values.subarray(from, from + classes.length));
    const best = shares.indexOf(Math.max(...shares));
    const chosen = classes[best];
    if (chosen === undefined || chosen.kind === 'nothing') continue;
    if (chosen.kind === 'separator') {
      raw += '-';
      continue;
    }
    raw += chosen.char;
    characters.push(characterOf(chosen.char, shares, classes));
  }
  if (characters.length === 0) return null;
  const tidy = raw.replace(/-+/g, '-').replace(/^-|-$/g, '');
  return { characters, raw: tidy, confidence: confidenceOf(characters.map(({ score }) => score)) };
}

/** Classes that mean the same character (lower case, a twin of another script) count together. */
function characterOf(
  char: string,
  shares: readonly number[],
  classes: readonly SlotClass[],
): CharacterReading {
  const scores = new Map<string, number>();
  for (const [index, meaning] of classes.entries()) {
    if (meaning.kind !== 'character') continue;
    scores.set(meaning.char, (scores.get(meaning.char) ?? 0) + (shares[index] ?? 0));
  }
  return {
    char,
    score: Math.min(1, scores.get(char) ?? 0),
    runnersUp: [...scores]
      .filter(([other, score]) => other !== char && score >= LEAST_RUNNER_UP)
      .map(([other, score]) => ({ char: other, score }))
      .sort((a, b) => b.score - a.score)
      .slice(0, MOST_RUNNERS_UP),
  };
}

/** As they are where they are probabilities already; else their softmax. */
function probabilities(values: Float32Array): readonly number[] {
  const finite = Array.from(values, (value) => (Number.isFinite(value) ? value : -1e9));
  const sum = finite.reduce((total, value) => total + value, 0);
  if (finite.every((value) => value >= 0 && value <= 1) && Math.abs(sum - 1) < 0.01) return finite;
  const most = Math.max(...finite);
  const powers = finite.map((value) => Math.exp(value - most));
  const total = powers.reduce((all, power) => all + power, 0);
  return powers.map((power) => power / total);
}
