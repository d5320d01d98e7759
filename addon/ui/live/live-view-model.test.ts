import { describe, expect, it } from 'vitest';
import { passageFixture, SITE_NOW, siteFixture, slotFixture } from '../../test/site-fixtures.ts';
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
      label: '6 of 8 places are free',
    });
  });

  it('are none, and the gauge no fuller than full, when more vehicles are inside than there is room', () => {
    const { places } = liveModel(siteFixture({ capacity: 8, occupied: 9, free: 0 }), time);
    expect(places.full).toBe(true);
    expect(places.takenShare).toBe(1);
  });

  it('are none on a site without any', () => {
    expect(liveModel(siteFixture({ capacity: 0, occupied: 0, free: 0 }), time).places.takenShare).toBe(1);
  });
});

describe('the slots', () => {
  it('lie on both sides of the aisle, the first side never shorter', () => {
    const slots = ['A1', 'A2', 'A3', 'A4', 'A5'].map((name) => slotFixture(name, 'clear'));
    const model = liveModel(siteFixture({ slots }), time).slots;
    expect(model?.rows.map((row) => row.map((bay) => bay.name))).toEqual([
      ['A1', 'A2', 'A3'],
      ['A4', 'A5'],
    ]);
  });

  it('count as free only when they are known to be', () => {
    const slots = [slotFixture('A1', 'clear'), slotFixture('A2', 'present'), slotFixture('A3', 'unknown')];
    const model = liveModel(siteFixture({ slots }), time).slots;
    expect(model?.countText).toBe('1 of 3 free');
    expect(model?.rows.flat().map((bay) => bay.label)).toEqual([
      'Slot A1: free since 13:23:20',
      'Slot A2: taken since 13:23:20',
      'Slot A3: unknown since 13:23:20',
    ]);
  });

  it('are not shown where there are none', () => {
    expect(liveModel(siteFixture({ slots: [] }), time).slots).toBeNull();
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
