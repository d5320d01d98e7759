import type { PictureReading } from './reading.ts';

export const PICTURE_TROUBLES = ['empty', 'not-a-picture', 'cut-off', 'too-large', 'unsupported'] as const;
export type PictureTroubleKind = (typeof PICTURE_TROUBLES)[number];

/** Why a picture could not be opened; a value, since pictures come from outside. */
export interface PictureTrouble {
  readonly kind: PictureTroubleKind;
  /** One sentence for a person. */
  readonly detail: string;
}

export interface ReadOptions {
  /** The picture is a plate already: do not look for one. */
  readonly crop?: boolean;
}

export type ReadResult =
  | { readonly ok: true; readonly reading: PictureReading }
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
