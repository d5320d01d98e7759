import { align } from './alignment.ts';
import type { Alignment } from './alignment.ts';
import { remembering, rememberingPairs } from './remembering.ts';
import { likenessByFormat } from './settle-options.ts';
import type { Fits, PlateLikeness } from './settle-options.ts';
import { opinionOn } from './testimony.ts';
import type { Opinion } from './testimony.ts';

/** What settling asks about texts. It rests on nothing that changes, and the same few texts come in frame after frame. */
export interface TextLore {
  /** How much like a plate the formats find a text. */
  readonly likenessByFormat: (text: string) => PlateLikeness;
  /** See `align`. */
  readonly align: (reference: string, text: string) => Alignment;
  /** What a witness that said something says to a text; see `opinionOn`. */
  readonly opinion: (text: string, said: string) => Opinion | null;
}

/** Answers from memory what it was asked before. */
export function textLore(fits: Fits | undefined): TextLore {
  return {
    likenessByFormat: remembering((text) => likenessByFormat(text, fits)),
    align: rememberingPairs(align),
    opinion: rememberingPairs((text, said) => opinionOn(text, said, fits)),
  };
}
