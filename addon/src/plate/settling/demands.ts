import type { PlateGround } from '../../contract/words.ts';

/** What must be there for a text to be a plate. */
export interface Demand {
  /** Frames in which it was read whole; never less than 2. */
  readonly wholeFrames: number;
  /** Frames in which each of its characters was read so. */
  readonly frames: number;
  /** Least share of the votes that each character has. */
  readonly share: number;
  /** Null where no witness is heard, whatever it says. */
  readonly testimony: TestimonyDemand | null;
}

export interface TestimonyDemand {
  /** Readings of witnesses that say the same to each character. */
  readonly confirmations: number;
  /** How many of them are needed for each that says one other thing to a character; Infinity where none may. */
  readonly confirmationsPerContradiction: number;
}

/** What witnesses have to say to a plate that the site does not know. */
export const WITNESSED: TestimonyDemand = { confirmations: 16, confirmationsPerContradiction: 22 };

/**
 * One frame is never enough: wrong reads come with a confidence of 0.9997 and more as often as right ones. Most mistakes
 * are of the plate, not of the frame, and come back; what gives them away is that they do not come back in every frame,
 * of either reader. So a text that nothing but readers vouch for is looked at for long (16 frames are 3 seconds; 23 when
 * the witness once read something else). Where a witness is asked, frames of the main reader alone settle no plate but a
 * known one.
 *
 * A plate that the site knows is settled by two frames, even against a witness that reads something else in both: a
 * misread is one of the site's plates by chance in less than one of 100,000 passages, or one of 10,000 where every
 * stranger's plate is of the series of a fleet. So rarely a stranger is taken for a resident; to hear the witness here
 * would keep residents waiting far more often. Only where two known plates are one character apart it is heard
 * (`KNOWN_AMONG_ALIKE`).
 *
 * Chosen on simulated passages (`npm run bench:settling`) so that less than one in 10,000 settles wrong at its
 * `ASSUMED_RATES`. `frames` is for sites that do without a witness, which is asked by default, and cannot reach that: of
 * 10,000 simulated strangers about 35 settle wrong where the site's regions are set, and about 70 where they are not.
 * Formats alone do not vouch for a text: they tell letters from digits, but not 3 from 8, M from N or V from Y.
 */
export const DEMANDS: Readonly<Record<PlateGround, Demand>> = {
  known: { wholeFrames: 2, frames: 2, share: 0.51, testimony: null },
  witness: { wholeFrames: 14, frames: 16, share: 0.95, testimony: WITNESSED },
  frames: { wholeFrames: 14, frames: 20, share: 0.95, testimony: null },
};

/**
 * Of two plates that the site knows and that are one character apart, one may be misread as the other, though to just
 * that one a hundred times more seldom than to anything: a witness settles it soon.
 */
export const KNOWN_AMONG_ALIKE: Demand = {
  wholeFrames: 3,
  frames: 4,
  share: 0.9,
  testimony: { confirmations: 3, confirmationsPerContradiction: Infinity },
};
