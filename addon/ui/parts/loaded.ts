import type { Answer } from '../api.ts';

/** Something that is fetched once and then shown. */
export type Loaded<Value> =
  | { readonly state: 'loading' }
  | { readonly state: 'failed'; readonly message: string }
  | { readonly state: 'shown'; readonly value: Value };

export function loadedOf<Value>(answer: Answer<Value>): Loaded<Value> {
  return answer.ok
    ? { state: 'shown', value: answer.value }
    : { state: 'failed', message: answer.error.message };
}
