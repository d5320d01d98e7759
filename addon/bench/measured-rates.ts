import type { PlateReading, Reading } from '../src/plate/reading.ts';
import { likeness } from '../src/plate/settling/alignment.ts';
import { folded } from './plate-match.ts';
import type { ErrorRates, ReaderRates } from './simulated-passage.ts';

/** What was read in the frames of one passage, and what its plate says. */
export interface ReadPassage {
  /** A-Z 0-9. */
  readonly truth: string;
  readonly readings: readonly Reading[];
}

/** A mistake that is the same in so many frames is one that comes back. */
const FRAMES_OF_A_RETURN = 2;
/** A character that replaced another one in a mistake was sure at this mean score. */
const SURE = 0.95;

/**
 * The error rates of a reader and its first witness as `simulatePassage` takes them, with O as 0 and I as 1. The plate
 * of a picture is the one there that reads most like the truth: the others are not of the vehicle.
 */
export function measuredRates(passages: readonly ReadPassage[]): ErrorRates {
  const seen = passages.map(({ truth, readings }) => {
    const plates = readings.flatMap((reading) => platesLike(truth, reading).slice(0, 1));
    const said = plates.flatMap(({ witnesses }) => witnesses.slice(0, 1).map(({ text }) => text));
    const main = mistakesOf(
      plates.map(({ text }) => text),
      truth,
    );
    return { plates, main, witness: said.length === 0 ? null : mistakesOf(said, truth), truth };
  });
  const returning = seen.filter(({ main }) => main.returning !== null);
  const replacing = returning.filter(({ main, truth }) => main.returning?.length === truth.length);
  const hidden = replacing.filter(({ plates, main, truth }) => isHidden(plates, main, truth));
  const shared = returning.filter(({ main, witness }) => witness?.returning === main.returning);
  const witnesses = seen.flatMap(({ witness }) => witness ?? []);
  return {
    ...ratesOf(seen.map(({ main }) => main)),
    hidden: part(hidden.length, replacing.length),
    witness:
      witnesses.length === 0
        ? null
        : { ...ratesOf(witnesses), shared: part(shared.length, returning.length) },
  };
}

/** How one reader misread one plate. */
interface Mistakes {
  readonly frames: number;
  /** The wrong text, folded, that came most often; null when none came again. */
  readonly returning: string | null;
  /** Frames with `returning`. */
  readonly returns: number;
  /** Frames with another wrong text. */
  readonly passing: number;
}

function mistakesOf(texts: readonly string[], truth: string): Mistakes {
  const wrong = texts.map(folded).filter((text) => text !== folded(truth));
  const counts = [...Map.groupBy(wrong, (text) => text)].map(([text, { length }]) => ({ text, length }));
  const [most] = counts.sort((a, b) => b.length - a.length || (a.text < b.text ? -1 : 1));
  const returns = most !== undefined && most.length >= FRAMES_OF_A_RETURN ? most.length : 0;
  return {
    frames: texts.length,
    returning: returns === 0 ? null : (most?.text ?? null),
    returns,
    passing: wrong.length - returns,
  };
}

function ratesOf(all: readonly Mistakes[]): ReaderRates {
  const returning = all.filter(({ returns }) => returns > 0);
  // A mistake that passes hides whether the other one was there as well.
  const told = returning.map(({ frames, passing }) => frames - passing);
  return {
    systematic: part(returning.length, all.length),
    persistence: part(sum(returning.map(({ returns }) => returns)), sum(told)),
    passing: part(sum(all.map(({ passing }) => passing)), sum(all.map(({ frames }) => frames))),
  };
}

/** Whether the characters that a returning mistake put in the place of others were sure. */
function isHidden(plates: readonly PlateReading[], { returning }: Mistakes, truth: string): boolean {
  const replaced = plates
    .filter(({ text }) => folded(text) === returning)
    .flatMap(({ characters }) =>
      characters.filter(({ char }, at) => folded(char) !== folded(truth.charAt(at))),
    );
  return sum(replaced.map(({ score }) => score)) >= SURE * replaced.length;
}

/** Most like first. */
function platesLike(truth: string, { plates }: Reading): readonly PlateReading[] {
  return plates.toSorted((a, b) => likeness(truth, b.text) - likeness(truth, a.text));
}

function part(some: number, all: number): number {
  return all === 0 ? 0 : some / all;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
