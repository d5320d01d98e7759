import type { Clock } from '../../clock.ts';
import type { PassageSoFar, PlateReader, ReadResult } from '../plate-reader.ts';
import type { PictureReading } from '../reading.ts';
import { compareReadings } from './agreement.ts';
import type { AgreementLog } from './agreement.ts';
import type { AskableRemote } from './askable-remote.ts';
import type { FrameSoFar } from './may-be-asked.ts';
import { monthOf } from './paid-reads.ts';
import type { Shadow } from './shadow.ts';
import { withRemoteWord } from './with-remote-word.ts';
import { withinTime } from './within-time.ts';

export interface ReadersInOrderParts {
  readonly local: PlateReader;
  /** Those that decide with it, in the order in which they are asked. */
  readonly remotes: readonly AskableRemote[];
  readonly shadows: readonly Shadow[];
  readonly agreement: Pick<AgreementLog, 'add'>;
  readonly clock: Clock;
  readonly timeZone: string;
  /** An agreement could not be recorded. */
  readonly onDefect: (error: unknown) => void;
}

export interface ReadersInOrder extends Pick<PlateReader, 'name' | 'read'> {
  /** Resolves when no shadow is at work any more. */
  readonly idle: () => Promise<void>;
}

/**
 * The local reader with remote ones behind it, as one reader:
 *
 * - one that reads `instead` goes first, and the local reader reads the frame when it fails or takes too long;
 * - where the local reader read a plate that is not settled, its reading is returned at once, and the word of a remote one
 *   comes `later`;
 * - where it found none for long, the remote answer is waited for, as long as that reader's time limit: there is nothing
 *   else to go by, and of an answer that comes behind newer frames nobody knows whether the vehicle is still the same one;
 * - the next one in order is asked when one fails.
 *
 * A picture of no passage (one that was uploaded to be read) is read here only: nothing bounds what it would cost.
 */
export function readersInOrder(parts: ReadersInOrderParts): ReadersInOrder {
  const { local, remotes, clock } = parts;
  const besides = new Set<Promise<void>>();

  async function firstAnswer(picture: Uint8Array, frame: FrameSoFar): Promise<PictureReading | null> {
    for (const remote of remotes) {
      if (!remote.mayBeAsked(frame)) continue;
      const reading = await remote.ask(picture, frame.passage);
      if (reading !== null) return reading;
    }
    return null;
  }

  /** As long as the one who is asked first may take; who is asked when it has failed has what is left of it. */
  function patienceMs(frame: FrameSoFar): number | null {
    return remotes.find((remote) => remote.mayBeAsked(frame))?.timeLimitMs ?? null;
  }

  async function inTheFirstPlace(picture: Uint8Array, passage: PassageSoFar): Promise<PictureReading | null> {
    const frame = { passage, isRead: null };
    const waitMs = patienceMs(frame);
    return waitMs === null ? null : withinTime(clock, waitMs, firstAnswer(picture, frame));
  }

  async function withOthers(
    picture: Uint8Array,
    passage: PassageSoFar,
    reading: PictureReading,
  ): Promise<ReadResult> {
    const frame = { passage, isRead: reading.plates.length > 0 };
    const waitMs = patienceMs(frame);
    if (waitMs === null) return { ok: true, reading };
    const later = firstAnswer(picture, frame).then((remote) => {
      const heard = remote === null ? reading : withRemoteWord(reading, remote);
      return heard === reading ? null : heard;
    });
    if (frame.isRead) return { ok: true, reading, later };
    const soon = await withinTime(clock, waitMs, later);
    return { ok: true, reading: soon ?? reading };
  }

  function runShadows(picture: Uint8Array, passage: PassageSoFar, deciding: PictureReading): void {
    const frame = { passage, isRead: deciding.plates.length > 0 };
    for (const shadow of parts.shadows) {
      if (!shadow.mayBeAsked(frame)) continue;
      const run = runShadow(shadow, picture, passage, deciding).finally(() => besides.delete(run));
      besides.add(run);
    }
  }

  async function runShadow(
    shadow: Shadow,
    picture: Uint8Array,
    passage: PassageSoFar,
    deciding: PictureReading,
  ): Promise<void> {
    const at = clock.now();
    const seen = await shadow.ask(picture, passage);
    if (seen === null) return;
    try {
      await parts.agreement.add({
        ...compareReadings(deciding, seen),
        reader: shadow.name,
        gateId: passage.gateId,
        passageId: passage.id,
        month: monthOf(at, parts.timeZone),
        at,
      });
    } catch (error) {
      parts.onDefect(error);
    }
  }

  return {
    name: local.name,
    read: async (picture, options = {}) => {
      const { passage, ...here } = options;
      if (passage === undefined || here.crop === true) return local.read(picture, here);
      const instead = await inTheFirstPlace(picture, passage);
      if (instead !== null) {
        runShadows(picture, passage, instead);
        return { ok: true, reading: instead };
      }
      const result = await local.read(picture, here);
      if (!result.ok) return result;
      runShadows(picture, passage, result.reading);
      return withOthers(picture, passage, result.reading);
    },
    idle: async () => {
      while (besides.size > 0) await Promise.all(besides);
    },
  };
}
