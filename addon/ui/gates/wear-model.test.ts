import { describe, expect, it } from 'vitest';
import { barrierFixture } from '../../test/site-fixtures.ts';
import { createSiteTime } from '../time.ts';
import { wearModel } from './wear-model.ts';

const time = createSiteTime('Asia/Kolkata');
const { wear } = barrierFixture();

describe('the wear of an arm', () => {
  it('is told in numbers that can be read', () => {
    expect(wearModel(wear, time).facts.map(({ name, value }) => `${name}: ${value}`)).toEqual([
      'Cycles: 12,345',
      'Since the last service: 345',
      'Last service: Sat 24 Oct 2026',
      'Up in: 5.9 s',
      'Down in: 3.1 s',
    ]);
    expect(wearModel(wear, time).brief).toBe('12,345 cycles · up in 5.9 s · down in 3.1 s');
  });

  it('says what is not known of a new one', () => {
    const fresh = { cycles: 1, cyclesSinceService: 1, servicedAt: null, opensInMs: 6_000, closesInMs: null };
    expect(wearModel(fresh, time).facts.map(({ value }) => value)).toEqual([
      '1',
      '1',
      'Never',
      '6.0 s',
      'Not measured yet',
    ]);
    expect(wearModel(fresh, time).brief).toBe('1 cycle · up in 6.0 s');
  });
});
