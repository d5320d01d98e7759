import type { Reading } from '../reading.ts';
import { accountKeeper } from './account.ts';
import { conclude } from './conclude.ts';
import { WITNESSED } from './demands.ts';
import { framesOf } from './frames.ts';
import type { Frame } from './frames.ts';
import type { Fits, PlateLikeness, SettleOptions, SiteKnowledge } from './settle-options.ts';
import { NOTHING_READ } from './settlement.ts';
import type { Settlement } from './settlement.ts';
import { textLore } from './text-lore.ts';
import { plateTracker } from './tracks.ts';
import type { Track } from './tracks.ts';
import { vehicleTrack } from './vehicle-track.ts';
import type { VotedTrack } from './vehicle-track.ts';
import { vote } from './vote.ts';

/** As many frames may miss or misread the plate. A judgement. */
const FRAMES_TO_SPARE = 5;

/**
 * Frames that are heard: what was read long ago may have been the vehicle before. A witness that contradicted once and
 * confirmed often enough to make up for it takes the most of them; who is contradicted twice would take twice as many.
 */
export const FRAMES_HEARD = WITNESSED.confirmationsPerContradiction + 1 + FRAMES_TO_SPARE;

/**
 * A text that is no plate says little against one that is. Chosen on simulated passages (`npm run bench:settling`): at 1,
 * one of 100 known vehicles more is not settled, and as many are settled wrong.
 */
const NO_PLATE_WORTH = 0.3;

/**
 * Settles the readings of one passage into the plate of its vehicle: plates are followed through the frames, the one
 * that behaves like the vehicle's is voted on character by character, and what comes out is settled when frames and
 * readers agree on it as `DEMANDS` asks. A settled text was read whole in frames, the newest one of them: it is never
 * put together, and never that of a vehicle that has gone. The order of the readings does not matter.
 */
export function settle(readings: readonly Reading[], { fits, ...knowledge }: SettleOptions = {}): Settlement {
  return settlerFor(fits)(readings, knowledge);
}

/** A `settle` for one passage, which is asked after each of its frames. */
export type Settler = (readings: readonly Reading[], knowledge?: SiteKnowledge) => Settlement;

/**
 * Answers as `settle` does, whatever it was asked before, but does not do again what it did for a reading that it was
 * given before (the same object) or for a text that it met before. What the site knows is asked anew each time.
 */
export function settlerFor(fits?: Fits): Settler {
  const lore = textLore(fits);
  const followPlates = plateTracker((one, other) => lore.alignTo(one)(other).likeness);
  const accountOf = accountKeeper();
  let heard: readonly Frame[] = [];

  function votedOn(track: Track, likenessOf: (text: string) => PlateLikeness): VotedTrack {
    const account = accountOf(track);
    const result = vote(account.said, {
      worthOf: (text) => (likenessOf(text) === 2 ? 1 : NO_PLATE_WORTH),
      alignTo: lore.alignTo,
    });
    return { track, account, vote: result, likeness: likenessOf(result.text) };
  }

  return (readings, { known, isPartOfPicture = () => false } = {}) => {
    const all = framesOf(readings, heard);
    const frames = all.length;
    if (frames === 0) return NOTHING_READ;
    heard = all.slice(-FRAMES_HEARD);
    const newestFrame = heard.at(-1)?.number ?? 0;
    const likenessOf = (text: string): PlateLikeness =>
      known?.has(text) === true ? 2 : lore.likenessByFormat(text);
    const voted = followPlates(heard)
      .filter((track) => !track.some(({ plate }) => isPartOfPicture(plate)))
      .map((track) => votedOn(track, likenessOf));
    const vehicle = vehicleTrack(voted, newestFrame);
    if (vehicle === null) return { state: 'nothing', frames };
    return conclude({ vehicle, newestFrame, frames, known, opinionsOn: lore.opinionsOn });
  };
}
