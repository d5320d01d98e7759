import { describe, expect, it } from 'vitest';
import { passageFixture, SITE_NOW, siteFixture } from '../../test/site-fixtures.ts';
import { createSiteTime } from '../time.ts';
import { liveModel } from './live-view-model.ts';

const time = createSiteTime('Asia/Kolkata');

describe('the free places', () => {
  it('are told as a number, a share and a sentence', () => {
    expect(liveModel(siteFixture({ capacity: 8, occupied: 2, free: 6 }), time).places).toEqual({
      free: 6,
      capacity: 8,
      full: false,
      takenShare: 0.25,
      occupiedText: '2 vehicles inside',
      promisedText: null,
      label: '6 of 8 places are free',
    });
  });

  it('are none, and the gauge no fuller than full, when more vehicles are inside than there is room', () => {
    const { places } = liveModel(siteFixture({ capacity: 8, occupied: 9, free: 0 }), time);
    expect(places.full).toBe(true);
    expect(places.takenShare).toBe(1);
  });

  it('say how many places are promised, where there are any', () => {
    expect(liveModel(siteFixture({ promised: 2 }), time).places.promisedText).toBe('2 promised');
  });

  it('are none on a site without any', () => {
    expect(liveModel(siteFixture({ capacity: 0, occupied: 0, free: 0 }), time).places.takenShare).toBe(1);
  });
});

describe('an emergency', () => {
  it('can begin where there are gates, once', () => {
    expect(liveModel(siteFixture(), time).emergencyCanBegin).toBe(true);
    expect(liveModel(siteFixture({ gates: [] }), time).emergencyCanBegin).toBe(false);
    const emergency = { by: 'Asha', since: SITE_NOW };
    expect(liveModel(siteFixture({ emergency }), time).emergencyCanBegin).toBe(false);
  });
});

describe('the passages of today', () => {
  const many = (count: number) =>
    Array.from({ length: count }, (_, index) => passageFixture({ id: String(index) }));

  it.each([
    [1, '1 passage'],
    [49, '49 passages'],
    [50, 'The newest 50'],
  ])('%i are told as %j', (count, text) => {
    expect(liveModel(siteFixture({ today: many(count) }), time).todayText).toBe(text);
  });
});
