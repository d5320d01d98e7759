import { LOOK_ALIKES } from '../src/plate/formats/look-alikes.ts';
import { repairByFormat } from '../src/plate/formats/repair-by-format.ts';
import type { Region } from '../src/plate/formats/region.ts';
import type { CharacterReading, PlateReading, Reading } from '../src/plate/reading.ts';
import type { Random } from '../src/simulation/random.ts';

/**
 * How one reader errs, as shares. Frames of one passage are not independent: most mistakes are of the plate (its font, a
 * bolt, dirt) and come back in frame after frame.
 */
export interface ReaderRates {
  /** Passages in which the reader has a mistake that comes back. */
  readonly systematic: number;
  /** Frames of such a passage in which it makes that mistake. */
  readonly persistence: number;
  /** Frames with another mistake, in any passage. */
  readonly passing: number;
}

/** How the main reader and a witness err. */
export interface ErrorRates extends ReaderRates {
  /**
   * Returning mistakes that put characters in the place of others without a score that shows it: as sure as a right
   * one, and no runner-up. A character too many or too few never shows.
   */
  readonly hidden: number;
  /** Null where no witness is asked. */
  readonly witness:
    | (ReaderRates & {
        /** Returning mistakes of the main reader that the witness makes as well, to the same wrong text. */
        readonly shared: number;
      })
    | null;
}

/**
 * Assumed, not measured: a main reader that reads 90 % of the frames right, and a witness that reads 70 % right and has
 * the same wrong text as the main reader in 1 %. `npm run bench:settling -- --photos 300` measures the same shares on
 * sequences made of photos. Those frames differ more than those of a vehicle that stands, so that what is measured there
 * is less persistent than what a gate sees: `persistence` stays at what is assumed here, or above.
 */
export const ASSUMED_RATES: ErrorRates = {
  systematic: 0.085,
  persistence: 0.85,
  passing: 0.03,
  hidden: 0.5,
  witness: { systematic: 0.2, persistence: 0.85, passing: 0.12, shared: 0.16 },
};

/** The passages that can settle wrong although a witness is asked: those where both readers make the same mistake. */
export interface WorstPassages {
  readonly rates: ErrorRates;
  /** Of all passages. */
  readonly share: number;
}

/** Only the worst passages: looking at nothing else shows as much of rare ends as many times more passages do. */
export function worstPassages(rates: ErrorRates): WorstPassages {
  const { systematic, witness } = rates;
  return {
    rates: { ...rates, systematic: 1, witness: witness && { ...witness, shared: 1 } },
    share: systematic * (witness?.shared ?? 1),
  };
}

/**
 * Of all mistakes; the rest is any character for any other. From 34 misread one-row plates among the validation photos
 * (an early recogniser, 2026): 18 with characters replaced, 9 cut short, 5 with something of the frame read as well.
 */
const KINDS = { lookAlike: 0.55, missing: 0.25, extra: 0.15 } as const;
/** Of those that are cut short, which more than one character is missing from. */
const MISSING_SEVERAL = 0.4;
/** Mistakes that come with a second one. */
const TWOFOLD = 0.15;
/** Plates are cut off and framed at their ends. */
const AT_AN_END = 0.7;

/** What the frames of plates, bolts and stickers are read as. */
const EXTRA_CHARACTERS = Array.from('1I1LT70');
const CHARACTERS = Array.from('ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789');

/** Characters that are taken for each other within letters and within digits, which no format can put right. */
const TWINS =
  'MN MW NH VY VU UJ KX KR EF EB CG CO OQ OD DQ PR PF BR HM IJ IT IL XY 38 35 56 68 89 08 17 27 69 47 49 09';

const CONFUSIONS: ReadonlyMap<string, readonly string[]> = new Map(
  [
    // Letters for digits are the commonest: each counts twice.
    ...[...LOOK_ALIKES, ...LOOK_ALIKES].map(([one, other]) => [one, other] as const),
    ...TWINS.split(' ').map((pair) => [pair.charAt(0), pair.charAt(1)] as const),
  ].reduce((all, [one, other]) => {
    all.set(one, [...(all.get(one) ?? []), other]);
    all.set(other, [...(all.get(other) ?? []), one]);
    return all;
  }, new Map<string, string[]>()),
);

export interface SimulatedPassageOptions {
  /** A-Z 0-9. */
  readonly truth: string;
  /** By whose formats the readers put look-alikes right; null where nobody knows. */
  readonly region: Region | null;
  readonly rates: ErrorRates;
  readonly random: Random;
  readonly frames: number;
}

/** What the readers make of the frames of one passage: a vehicle that comes nearer for a second and then stands. */
export function simulatePassage(options: SimulatedPassageOptions): readonly Reading[] {
  const { truth, region, rates, random, frames } = options;
  const { witness } = rates;
  const repair = repairerFor(region);

  const mistake = random.chance(rates.systematic) ? someMistake(truth, random) : null;
  const isHidden = random.chance(rates.hidden);
  const isShared = mistake !== null && witness !== null && random.chance(witness.shared);
  const isWitnessWrong = witness !== null && random.chance(witness.systematic);
  const witnessMistake = isShared ? mistake : isWitnessWrong ? someMistake(truth, random) : null;

  return Array.from({ length: frames }, (_, frame): Reading => {
    const said = textOf(truth, mistake, rates, random);
    const text = repair(said.text);
    // A returning mistake that shows: wherever it and the truth differ, either is the other's runner-up.
    const runnersUp = mistake !== null && !isHidden ? (said.isMistake ? truth : mistake) : null;
    const characters = charactersOf(text, runnersUp?.length === text.length ? runnersUp : null, random);
    const saidByWitness = witness && repair(textOf(truth, witnessMistake, witness, random).text);
    const plate = { ...PLATE, ...placeIn(frame), text, raw: said.text, characters };
    const witnesses =
      saidByWitness === null ? [] : [{ reader: 'witness', text: saidByWitness, confidence: 0.9 }];
    return { ...READING, takenAt: frame * 200, plates: [{ ...plate, witnesses }] };
  });
}

const PLATE: Pick<PlateReading, 'confidence' | 'corners' | 'rows' | 'region' | 'quality' | 'candidates'> = {
  confidence: 0.98,
  corners: null,
  rows: 1,
  region: null,
  quality: null,
  candidates: [],
};

const READING: Omit<Reading, 'takenAt' | 'plates'> = { reader: 'main', wallMs: 60, cpuMs: 60, advice: null };

function placeIn(frame: number): Pick<PlateReading, 'box'> {
  const step = Math.min(frame, 6);
  const h = 12 + 2 * step;
  return { box: { x: 300 - 10 * step, y: 400 + 10 * step, w: h * 4.5, h } };
}

interface Said {
  readonly text: string;
  /** It is the mistake that comes back. */
  readonly isMistake: boolean;
}

/** What a reader says of one frame, before any repair. */
function textOf(
  truth: string,
  mistake: string | null,
  { persistence, passing }: ReaderRates,
  random: Random,
): Said {
  const isMistake = mistake !== null && random.chance(persistence);
  const seen = isMistake ? mistake : truth;
  return { text: random.chance(passing) ? someMistake(seen, random) : seen, isMistake };
}

/** @param runnersUp of the same length as the text; null where every character is sure. */
function charactersOf(text: string, runnersUp: string | null, random: Random): readonly CharacterReading[] {
  return Array.from(text, (char, at) => {
    const other = runnersUp?.charAt(at) ?? char;
    if (other === char) return { char, score: random.chance(0.03) ? 0.8 : 0.99, runnersUp: [] };
    const score = random.between(0.5, 0.9);
    return { char, score, runnersUp: [{ char: other, score: (1 - score) * 0.9 }] };
  });
}

/** One mistake, sometimes two. */
function someMistake(text: string, random: Random): string {
  const once = oneMistake(text, random);
  return random.chance(TWOFOLD) ? oneMistake(once, random) : once;
}

function oneMistake(text: string, random: Random): string {
  const at = random.integer(0, text.length - 1);
  let kind = random.next();
  if ((kind -= KINDS.lookAlike) < 0) {
    const others = CONFUSIONS.get(text.charAt(at)) ?? CHARACTERS;
    return text.slice(0, at) + random.pick(others) + text.slice(at + 1);
  }
  if ((kind -= KINDS.missing) < 0) return shortened(text, at, random);
  if ((kind -= KINDS.extra) < 0) {
    const place = random.chance(AT_AN_END) ? random.pick([0, text.length]) : at;
    return text.slice(0, place) + random.pick(EXTRA_CHARACTERS) + text.slice(place);
  }
  return text.slice(0, at) + random.pick(CHARACTERS) + text.slice(at + 1);
}

function shortened(text: string, at: number, random: Random): string {
  const most = text.length - 2;
  if (most < 1) return text;
  const count = random.chance(MISSING_SEVERAL) ? Math.min(random.integer(2, 4), most) : 1;
  if (count === 1 && !random.chance(AT_AN_END)) return text.slice(0, at) + text.slice(at + 1);
  return random.chance(0.5) ? text.slice(count) : text.slice(0, -count);
}

function repairerFor(region: Region | null): (raw: string) => string {
  if (region === null) return (raw) => raw;
  // The same few texts come in frame after frame.
  const repaired = new Map<string, string>();
  return (raw) => {
    const known = repaired.get(raw) ?? textByFormat(raw, region);
    repaired.set(raw, known);
    return known;
  };
}

function textByFormat(raw: string, region: Region): string {
  const verdict = repairByFormat(raw, [[region]]);
  return verdict.kind === 'repaired' ? verdict.repair.text : raw;
}
