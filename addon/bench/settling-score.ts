import { exampleOf } from '../src/plate/formats/example-of.ts';
import { fitsRegion } from '../src/plate/formats/fits-region.ts';
import { regionsOfCode } from '../src/plate/formats/region.ts';
import type { Region } from '../src/plate/formats/region.ts';
import { permitBook } from '../src/access/permit-book.ts';
import { DEMANDS } from '../src/plate/settling/demands.ts';
import { settle } from '../src/plate/settling/settle.ts';
import type { KnownPlates } from '../src/plate/settling/settle-options.ts';
import type { SettledBy } from '../src/plate/settling/settlement.ts';
import type { Random } from '../src/simulation/random.ts';
import { simulatePassage } from './simulated-passage.ts';
import type { ErrorRates } from './simulated-passage.ts';

export interface Scenario {
  readonly name: string;
  readonly rates: ErrorRates;
  /** The site says where its vehicles come from. */
  readonly knowsRegion: boolean;
  /** Plates that the site knows. */
  readonly known: number;
  /** Whose vehicles come: those that it knows, or others. */
  readonly vehicles: 'known' | 'strangers';
}

export interface SettlingScore {
  readonly passages: number;
  readonly settled: number;
  readonly wrong: number;
  /** Of the wrong ones, those that say the same when O counts as 0 and I as 1, which most plates draw alike. */
  readonly wrongButAlike: number;
  /** A stranger's plate was settled as one that the site knows. */
  readonly wrongAndKnown: number;
  readonly framesUntilSettled: readonly number[];
  readonly settledBy: Readonly<Partial<Record<SettledBy, number>>>;
}

const REGIONS = ['IN', 'DE', 'GB', 'NL', 'FR', 'IT', 'PL', 'BR', 'US-CA', 'US-NY', 'US-TX'].flatMap(
  regionsOfCode,
);
const FRAMES = 28;

/** Lets passages happen at sites of different regions; each is read until it is settled, for 28 frames at most. */
export function scorePassages(scenario: Scenario, passages: number, random: Random): SettlingScore {
  const framesUntilSettled: number[] = [];
  const settledBy: Partial<Record<SettledBy, number>> = {};
  let wrong = 0;
  let wrongButAlike = 0;
  let wrongAndKnown = 0;
  const sites = REGIONS.map((region) => {
    const list = Array.from({ length: scenario.known }, () => plateOf(region, random));
    return { region, known: knownPlates(list), list };
  });
  const { known: ofKnown, ...ofOthers } = DEMANDS;
  const grounds = [...Object.values(ofOthers), ...(scenario.known > 0 ? [ofKnown] : [])];
  const fewest = Math.min(...grounds.map(({ wholeFrames }) => wholeFrames));
  for (let passage = 0; passage < passages; passage++) {
    const { region, known, list } = random.pick(sites);
    const truth = scenario.vehicles === 'known' ? random.pick(list) : plateOf(region, random);
    const readings = simulatePassage({
      truth,
      region: scenario.knowsRegion ? region : null,
      rates: scenario.rates,
      random,
      frames: FRAMES,
    });
    const fits = (text: string): boolean => fitsRegion(text, region);
    const options = { known, ...(scenario.knowsRegion ? { fits } : {}) };
    for (let frames = fewest; frames <= FRAMES; frames++) {
      const settlement = settle(readings.slice(0, frames), options);
      if (settlement.state !== 'settled') continue;
      const { plate } = settlement;
      framesUntilSettled.push(frames);
      settledBy[settlement.settledBy] = (settledBy[settlement.settledBy] ?? 0) + 1;
      if (plate !== truth) {
        wrong += 1;
        if (folded(plate) === folded(truth)) wrongButAlike += 1;
        if (known.has(plate)) wrongAndKnown += 1;
      }
      break;
    }
  }
  framesUntilSettled.sort((a, b) => a - b);
  const settled = framesUntilSettled.length;
  return { passages, settled, wrong, wrongButAlike, wrongAndKnown, framesUntilSettled, settledBy };
}

/** Upper end of the one-sided 95 % interval of a share of few: exact for a Poisson count. */
export function upperBound(count: number, of: number): number {
  let mean = count + 3;
  // The mean at which `count` or fewer would be seen in one of twenty runs.
  for (let low = count, high = 2 * count + 20, step = 0; step < 60; step++) {
    mean = (low + high) / 2;
    if (poissonAtMost(count, mean) > 0.05) low = mean;
    else high = mean;
  }
  return mean / of;
}

function poissonAtMost(count: number, mean: number): number {
  let term = Math.exp(-mean);
  let sum = term;
  for (let k = 1; k <= count; k++) {
    term *= mean / k;
    sum += term;
  }
  return sum;
}

function knownPlates(plates: readonly string[]): KnownPlates {
  const always = { kind: 'allow', holder: '', validFrom: null, validUntil: null } as const;
  const book = permitBook(plates.map((plate) => ({ id: plate, plate, ...always })));
  return {
    has: (text) => book.of(text) !== null,
    hasNeighbour: (text) => book.oneCharacterAway(text).length > 0,
  };
}

function plateOf(region: Region, random: Random): string {
  return exampleOf(random.pick(region.formats), random).replace(/[^A-Z0-9]/g, '');
}

function folded(text: string): string {
  return text.replaceAll('O', '0').replaceAll('I', '1');
}
