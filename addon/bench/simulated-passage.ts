import { LOOK_ALIKES } from '../src/plate/formats/look-alikes.ts';
import { repairByFormat } from '../src/plate/formats/repair-by-format.ts';
import type { Region } from '../src/plate/formats/region.ts';
import type { CharacterReading, Reading } from '../src/plate/reading.ts';
import type { Random } from '../src/simulation/random.ts';

/**
 * How two readers err, as shares. Frames of one passage are not independent: most mistakes are of the plate (its font, a
 * bolt, dirt) and come back in frame after frame. A witness may even make the same one.
 */
export interface ErrorRates {
  /** Passages in which the main reader has a mistake that comes back. */
  readonly systematic: number;
  /** Frames of such a passage in which it makes that mistake. */
  readonly persistence: number;
  /** Frames with another mistake, in any passage. */
  readonly passing: number;
  /**
   * Returning mistakes in which no score shows that a character is another one: as sure as a right one, and no
   * runner-up. A character too many or too few never shows.
   */
  readonly hidden: number;
  /** The same three of the witness; null where none is asked. */
  readonly witness: {
    readonly systematic: number;
    readonly persistence: number;
    readonly passing: number;
    /** Returning mistakes of the main reader that the witness makes as well, to the same wrong text. */
    readonly shared: number;
  } | null;
}

/**
 * A main reader that reads 90 % of the frames right and a witness that reads 70 % right and has the same wrong text as
 * the main reader in 1 % of all frames.
 */
export const EXPECTED_RATES: ErrorRates = {
  systematic: 0.085,
  persistence: 0.85,
  passing: 0.03,
  hidden: 0.5,
  witness: { systematic: 0.2, persistence: 0.85, passing: 0.12, shared: 0.16 },
};

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
  const repaired = new Map<string, string>();
  const repair = (raw: string): string => {
    if (region === null) return raw;
    const known = repaired.get(raw) ?? textByFormat(raw, region);
    repaired.set(raw, known);
    return known;
  };

  const mistake = random.chance(rates.systematic) ? someMistake(truth, random) : null;
  const isHidden = random.chance(rates.hidden);
  const isShared = mistake !== null && witness !== null && random.chance(witness.shared);
  const isWitnessWrong = witness !== null && random.chance(witness.systematic);
  const witnessMistake = isShared ? mistake : isWitnessWrong ? someMistake(truth, random) : null;

  return Array.from({ length: frames }, (_, frame): Reading => {
    const returns = mistake !== null && random.chance(rates.persistence);
    const seen = returns ? mistake : truth;
    const raw = random.chance(rates.passing) ? someMistake(seen, random) : seen;
    const text = repair(raw);
    const doubted = mistake !== null && !isHidden;
    const characters = Array.from(text, (char, at): CharacterReading => {
      const other = (returns ? truth : (mistake ?? truth)).charAt(at);
      if (
        !doubted ||
        text.length !== mistake.length ||
        truth.length !== mistake.length ||
        other === char ||
        other === ''
      ) {
        return { char, score: random.chance(0.03) ? 0.8 : 0.99, runnersUp: [] };
      }
      const score = random.between(0.5, 0.9);
      return { char, score, runnersUp: [{ char: other, score: (1 - score) * 0.9 }] };
    });
    const h = 12 + 2 * Math.min(frame, 6);
    return {
      takenAt: frame * 200,
      reader: 'main',
      wallMs: 60,
      cpuMs: 60,
      advice: null,
      plates: [
        {
          text,
          raw,
          confidence: 0.98,
          characters,
          box: { x: 300 - 10 * Math.min(frame, 6), y: 400 + 10 * Math.min(frame, 6), w: h * 4.5, h },
          corners: null,
          rows: 1,
          region: null,
          quality: null,
          candidates: [],
          witnesses:
            witness === null
              ? []
              : [
                  {
                    reader: 'witness',
                    text: repair(witnessText(truth, witnessMistake, witness, random)),
                    confidence: 0.9,
                  },
                ],
        },
      ],
    };
  });
}

function witnessText(
  truth: string,
  mistake: string | null,
  rates: NonNullable<ErrorRates['witness']>,
  random: Random,
): string {
  const seen = mistake !== null && random.chance(rates.persistence) ? mistake : truth;
  return random.chance(rates.passing) ? someMistake(seen, random) : seen;
}

/** One mistake, sometimes two. */
function someMistake(text: string, random: Random): string {
  const once = oneMistake(text, random);
  return random.chance(0.15) ? oneMistake(once, random) : once;
}

function oneMistake(text: string, random: Random): string {
  const kind = random.next();
  const at = random.integer(0, text.length - 1);
  const others = CONFUSIONS.get(text.charAt(at)) ?? [];
  if (kind < 0.78 && others.length > 0) return text.slice(0, at) + random.pick(others) + text.slice(at + 1);
  // Plates are cut off and framed at their ends.
  const isAtEnd = random.chance(0.7);
  if (kind < 0.88 && text.length > 3) {
    const gone = isAtEnd ? random.pick([0, text.length - 1]) : at;
    return text.slice(0, gone) + text.slice(gone + 1);
  }
  const extra = random.pick(Array.from('1I1LT70'));
  if (kind < 0.95) {
    const place = isAtEnd ? random.pick([0, text.length]) : at;
    return text.slice(0, place) + extra + text.slice(place);
  }
  return (
    text.slice(0, at) + random.pick(Array.from('ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789')) + text.slice(at + 1)
  );
}

function textByFormat(raw: string, region: Region): string {
  const verdict = repairByFormat(raw, [[region]]);
  return verdict.kind === 'repaired' ? verdict.repair.text : raw;
}
