import { describe, expect, it } from 'vitest';
import type { NewPromise } from '../../src/contract/slots.ts';
import { SITE_NOW } from '../../test/site-fixtures.ts';
import { promiseFixture } from '../../test/slot-fixtures.ts';
import { createSiteTime } from '../time.ts';
import { newPromiseOf, type PromiseForm, promiseModel, startOfPromise } from './promise-model.ts';

const time = createSiteTime('Asia/Kolkata');
const start = startOfPromise(SITE_NOW, time);
const at = (text: string): number => Date.parse(`${text}+05:30`);
const asha = { permitId: 'permit-1', holder: 'Asha Nair' };
const promiseOf = (changes: Partial<PromiseForm>) => newPromiseOf({ ...start, ...changes }, SITE_NOW, time);

it('begins with two hours from now, for any place, at the clock of the site', () => {
  expect(start).toMatchObject({ for: 'plate', slotId: '', day: '2026-11-23', minute: '16:03' });
  expect(startOfPromise(SITE_NOW, time, 'a1').slotId).toBe('a1');
});

describe('what is written', () => {
  it.each<[Partial<PromiseForm>, NewPromise]>([
    [{ plate: ' KL 09 ' }, { plate: 'KL 09', slotId: null, until: at('2026-11-23T16:03') }],
    [
      { for: 'permit', permit: asha, plate: 'KL09', slotId: 'a1' },
      { permitId: 'permit-1', slotId: 'a1', until: at('2026-11-23T16:03') },
    ],
    [
      { plate: 'KL09', permit: asha, day: '2026-11-30', minute: '14:03' },
      { plate: 'KL09', slotId: null, until: at('2026-11-30T14:03') },
    ],
  ])('%j', (changes, promise) => {
    expect(promiseOf(changes)).toEqual({ ok: true, promise });
  });

  it.each<[Partial<PromiseForm>, string, string]>([
    [{}, 'plate', 'Write the plate.'],
    [{ for: 'permit' }, 'permit', 'Choose a permit.'],
    [{ plate: 'KL09', day: '' }, 'until', 'Choose a day and a time.'],
    [{ plate: 'KL09', minute: '' }, 'until', 'Choose a day and a time.'],
    [{ plate: 'KL09', minute: '14:03' }, 'until', 'Choose a moment that is still to come.'],
    [{ plate: 'KL09', day: '2026-11-30', minute: '14:04' }, 'until', 'A promise holds for a week at most.'],
  ])('is not enough: %j', (changes, field, message) => {
    expect(promiseOf(changes)).toEqual({ ok: false, fault: { field, message } });
  });
});

describe('a promise of the list', () => {
  const options = { now: SITE_NOW, time, slotName: (id: string) => id.toUpperCase() };
  it.each([
    [{}, 'KL09', 'Any place'],
    [{ plate: null, permitId: 'permit-1', holder: 'Asha Nair', slotId: 'a1' }, 'Asha Nair', 'Slot A1'],
    [{ plate: null, permitId: 'permit-1' }, 'permit-1', 'Any place'],
  ])('%j', (changes, whom, where) => {
    expect(promiseModel(promiseFixture(changes), options)).toEqual({
      id: 'promise-1',
      whom,
      where,
      untilText: 'until 15:03:20',
      byText: 'by the page',
    });
  });
});
