import { lookAlikesOf } from './look-alikes.ts';
import type { Likeness } from './look-alikes.ts';
import type { Region } from './region.ts';
import { wordLength } from './shape.ts';
import type { Shape, ShapePart } from './shape.ts';

/** The texts that what was read may have been at the lowest cost. */
export interface Meanings {
  /** 0 for what was read itself; infinite when there is no such text. */
  readonly cost: number;
  readonly texts: readonly string[];
}

/**
 * One swap more outweighs any choice among likenesses: no text has a hundred characters. A cost depends on the two texts
 * only, so that costs of different regions can be compared.
 */
const SWAP_COSTS: Readonly<Record<Likeness, number>> = { same: 100, similar: 101 };

const NONE: Meanings = { cost: Infinity, texts: [] };

/** The texts of a region's formats that `text` (A-Z 0-9) becomes by the cheapest swaps of look-alikes. */
export function cheapestMeanings(text: string, { shapes }: Region): Meanings {
  let best = NONE;
  for (const shape of shapes.get(text.length) ?? []) best = cheaper(best, meaningsIn(shape, text, best.cost));
  return best;
}

/** @param most give up beyond this cost. */
function meaningsIn({ parts }: Shape, text: string, most: number): Meanings {
  let cost = 0;
  let at = 0;
  const choices: (readonly string[])[] = [];
  for (const part of parts) {
    const length = wordLength(part);
    const meanings = meaningsOf(part, text.slice(at, at + length));
    cost += meanings.cost;
    if (cost > most || cost === Infinity) return NONE;
    choices.push(meanings.texts);
    at += length;
  }
  return { cost, texts: combinations(choices) };
}

/** What may have been meant at one place of a shape by what was read there. */
function meaningsOf(part: ShapePart, read: string): Meanings {
  if (part.includes(read)) return { cost: 0, texts: [read] };
  return typeof part === 'string' ? characterMeanings(part, read) : wordMeanings(part, read);
}

function characterMeanings(allowed: string, read: string): Meanings {
  let best = NONE;
  for (const { character, likeness } of lookAlikesOf(read)) {
    if (allowed.includes(character)) best = cheaper(best, { cost: SWAP_COSTS[likeness], texts: [character] });
  }
  return best;
}

function wordMeanings(words: readonly string[], read: string): Meanings {
  return words.reduce((best, word) => cheaper(best, { cost: costBetween(read, word), texts: [word] }), NONE);
}

function costBetween(read: string, meant: string): number {
  let cost = 0;
  for (let at = 0; at < read.length && cost < Infinity; at++) {
    cost += read[at] === meant[at] ? 0 : characterMeanings(meant.charAt(at), read.charAt(at)).cost;
  }
  return cost;
}

function cheaper(one: Meanings, other: Meanings): Meanings {
  if (other.cost === Infinity || one.cost < other.cost) return one;
  if (other.cost < one.cost) return other;
  return { cost: one.cost, texts: [...new Set([...one.texts, ...other.texts])] };
}

function combinations(choices: readonly (readonly string[])[]): readonly string[] {
  return choices.reduce<readonly string[]>(
    (starts, ends) => starts.flatMap((start) => ends.map((end) => start + end)),
    [''],
  );
}
