import type { ReadOptions, ReadResult } from './plate-reader.ts';

/** What a threaded reader sends to its thread. */
export type ToThread =
  | {
      readonly kind: 'read';
      readonly id: number;
      readonly picture: Uint8Array;
      readonly options: ReadOptions | undefined;
    }
  | { readonly kind: 'close' };

/** What the thread answers. */
export type FromThread =
  | { readonly kind: 'ready'; readonly name: string }
  | { readonly kind: 'result'; readonly id: number; readonly result: ReadResult }
  | { readonly kind: 'failed'; readonly id: number; readonly reason: string };
