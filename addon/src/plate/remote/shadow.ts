import type { FrameSoFar } from './may-be-asked.ts';
import type { PassageSoFar, PlateReader } from '../plate-reader.ts';
import type { PictureReading } from '../reading.ts';
import { NOTHING_SENT, sentOf, withOneMore } from './sent-reads.ts';

/** A reader that runs beside and decides nothing. */
export interface Shadow {
  readonly name: string;
  readonly mayBeAsked: (frame: FrameSoFar) => boolean;
  /** Null where it gave no reading. Never rejects. */
  readonly ask: (picture: Uint8Array, passage: PassageSoFar) => Promise<PictureReading | null>;
}

export interface LocalShadowParts {
  readonly reader: PlateReader;
  /** Frames of one vehicle that it looks at: each costs as much processor time as the reader that decides. */
  readonly readsPerPassage: number;
  readonly onDefect: (error: unknown) => void;
}

/** A reader on this machine as a shadow. It drops frames that come while it is at work, so that it delays nobody. */
export function localShadow({ reader, readsPerPassage, onDefect }: LocalShadowParts): Shadow {
  let sent = NOTHING_SENT;
  let isBusy = false;
  return {
    name: reader.name,
    mayBeAsked: ({ passage }) => !isBusy && sentOf(sent, passage.id) < readsPerPassage,
    ask: async (picture, passage) => {
      isBusy = true;
      sent = withOneMore(sent, passage.id);
      try {
        const result = await reader.read(picture);
        return result.ok ? result.reading : null;
      } catch (error) {
        onDefect(error);
        return null;
      } finally {
        isBusy = false;
      }
    },
  };
}
