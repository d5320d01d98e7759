import type { PlateDoubt, PlateGround } from '../../contract/words.ts';

/** What several readings of one vehicle amount to. */
export type Settlement =
  | { readonly state: 'nothing'; readonly frames: number }
  | {
      readonly state: 'tentative';
      /** The likeliest text. It may be put together from several frames: for a person to look at, not to act on. */
      readonly best: string;
      /** Frames that were looked at. */
      readonly frames: number;
      readonly why: PlateDoubt;
    }
  | {
      readonly state: 'settled';
      /** It was read whole in at least two frames, the newest one of them. */
      readonly plate: string;
      /** Frames in which it was read whole. */
      readonly frames: number;
      /** Names of the readers that agree on it, witnesses among them. */
      readonly readers: readonly string[];
      readonly settledBy: PlateGround;
    };

export const NOTHING_READ: Settlement = { state: 'nothing', frames: 0 };
