import type { Store } from '../../store/store.ts';

/** The key of links, asked of the disk once; an answer that failed is asked for again. */
export function answerKey({ answerLinks }: Pick<Store, 'answerLinks'>): () => Promise<Uint8Array> {
  let key: Promise<Uint8Array> | null = null;
  return async () => {
    key ??= answerLinks.key();
    try {
      return await key;
    } catch (error) {
      key = null;
      throw error;
    }
  };
}
