import { describe, expect, it } from 'vitest';
import { enteredFixture } from '../../test/site-fixtures.ts';
import { EMPTY_SEARCH } from '../route.ts';
import {
  daysReversed,
  found,
  isEmptySearch,
  LOOKING,
  lookingFurther,
  notFound,
  queryOf,
} from './history-view-model.ts';

const a = enteredFixture({ id: 'a' });
const b = enteredFixture({ id: 'b' });
const c = enteredFixture({ id: 'c' });

describe('a search of the history', () => {
  it('asks for nothing that was not written', () => {
    expect(queryOf({ ...EMPTY_SEARCH, plate: '  ' }, null)).toEqual({ limit: 25 });
    expect(isEmptySearch({ ...EMPTY_SEARCH, plate: '  ' })).toBe(true);
  });

  it('asks for what was, and for what is older than the page before', () => {
    const search = {
      plate: ' kl01 ',
      from: '2026-11-01',
      to: '2026-11-23',
      outcome: 'left',
      gate: 'main',
    } as const;
    expect(queryOf(search, 'cursor')).toEqual({ ...search, plate: 'kl01', before: 'cursor', limit: 25 });
    expect(isEmptySearch(search)).toBe(false);
  });

  it('knows days in the wrong order', () => {
    expect(daysReversed({ from: '2026-11-23', to: '2026-11-01' })).toBe(true);
    expect(daysReversed({ from: '2026-11-01', to: '2026-11-01' })).toBe(false);
    expect(daysReversed({ from: '2026-11-01', to: '' })).toBe(false);
  });
});

describe('what was found', () => {
  const first = found(LOOKING, { passages: [a, b], next: 'older' });

  it('grows page by page, each passage once', () => {
    const second = found(lookingFurther(first), { passages: [b, c], next: null });
    expect(second).toEqual({ passages: [a, b, c], next: null, state: 'shown', trouble: null });
  });

  it('stays when the next page fails, and the same page can be asked for again', () => {
    const failed = notFound(lookingFurther(first), {
      kind: 'offline',
      message: 'Nobody answers.',
      code: null,
    });
    expect(failed).toEqual({ passages: [a, b], next: 'older', state: 'failed', trouble: 'Nobody answers.' });
    expect(lookingFurther(failed)).toEqual({
      passages: [a, b],
      next: 'older',
      state: 'loading',
      trouble: null,
    });
  });
});
