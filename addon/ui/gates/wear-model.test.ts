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
      'Up in: 5.9\u00a0s',
      'Down in: 3.1\u00a0s',
    ]);
    expect(wearModel(wear, time).brief).toBe(
      '12,345 cycles · up\u00a0in\u00a05.9\u00a0s · down\u00a0in\u00a03.1\u00a0s',
    );
  });

  it('says what is not known of a new one', () => {
    const fresh = { cycles: 1, cyclesSinceService: 1, servicedAt: null, opensInMs: 6_000, closesInMs: null };
    expect(wearModel(fresh, time).facts.map(({ value }) => value)).toEqual([
      '1',
      '1',
      'Never',
      '6.0\u00a0s',
      'Not measured yet',
    ]);
    expect(wearModel(fresh, time).brief).toBe('1 cycle · up\u00a0in\u00a06.0\u00a0s');
  });
});
