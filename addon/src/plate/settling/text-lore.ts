import { align } from './alignment.ts';
import type { Alignment } from './alignment.ts';
import { remembering } from './remembering.ts';
import { likenessByFormat } from './settle-options.ts';
import type { Fits, PlateLikeness } from './settle-options.ts';
import { opinionOn } from './testimony.ts';
import type { Opinion } from './testimony.ts';

/** What settling asks about texts. It rests on nothing that changes, and the same few texts come in frame after frame. */
export interface TextLore {
  /** How much like a plate the formats find a text. */
  readonly likenessByFormat: (text: string) => PlateLikeness;
  /** Lays texts beside a reference (see `align`). */
  readonly alignTo: (reference: string) => (text: string) => Alignment;
  /** What witnesses say to a text by what they read (see `opinionOn`). */
  readonly opinionsOn: (text: string) => (said: string) => Opinion | null;
}

/** Answers from memory what it was asked before. */
export function textLore(fits: Fits | undefined): TextLore {
  return {
    likenessByFormat: remembering((text) => likenessByFormat(text, fits)),
    alignTo: remembering((reference) => remembering((text) => align(reference, text))),
    opinionsOn: remembering((text) => remembering((said) => opinionOn(text, said, fits))),
  };
}
