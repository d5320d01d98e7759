import type { PictureReading } from './reading.ts';

export const PICTURE_TROUBLES = ['empty', 'not-a-picture', 'cut-off', 'too-large', 'unsupported'] as const;
export type PictureTroubleKind = (typeof PICTURE_TROUBLES)[number];

/** Why a picture could not be opened; a value, since pictures come from outside. */
export interface PictureTrouble {
  readonly kind: PictureTroubleKind;
  /** One sentence for a person. */
  readonly detail: string;
}

/** The vehicle that a picture shows, so that what costs money is not asked about it again and again. */
export interface PassageSoFar {
  readonly id: string;
  readonly gateId: string;
  /** Frames of it that were read before this one. */
  readonly frames: number;
  /** Whether its plate is settled. */
  readonly isSettled: boolean;
}

export interface ReadOptions {
  /** The picture is a plate already: do not look for one. */
  readonly crop?: boolean;
  /** Absent where a picture belongs to no passage. */
  readonly passage?: PassageSoFar;
}

export type ReadResult =
  | {
      readonly ok: true;
      readonly reading: PictureReading;
      /**
       * What takes the place of `reading` once a slower reader has been heard about the same picture; null when nothing does.
       * Never rejects. Absent where nobody else was asked.
       */
      readonly later?: Promise<PictureReading | null>;
    }
  | { readonly ok: false; readonly trouble: PictureTrouble };

/** Finds and reads plates in a picture. Keeps nothing between pictures. */
export interface PlateReader {
  /** Stable, kebab-case; witnesses in decisions are named by it. */
  readonly name: string;
  /** @param picture encoded JPEG, PNG or WebP. Rejects only on a defect, never because of the picture. */
  read(picture: Uint8Array, options?: ReadOptions): Promise<ReadResult>;
  /** Frees networks and threads. */
  close(): Promise<void>;
}
