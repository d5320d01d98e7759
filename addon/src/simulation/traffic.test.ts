import { describe, expect, it } from 'vitest';
import { plateText } from '../plate/plate-text.ts';
import { DEMONSTRATION_SITE } from './demonstration-site.ts';
import { random } from './random.ts';
import { arrival, demonstrationPermits, departure, makeVehicle, residents, stayMs } from './traffic.ts';
import type { Arrival } from './traffic.ts';

const SEEDS = [1, 2, 'demonstration', 'another day'];

function arrivals(seed: string | number, count: number): readonly Arrival[] {
  return Array.from({ length: count }, (_, index) => arrival(seed, index));
}

/** Its data, without the stream. */
const told = (one: Arrival): string => JSON.stringify(one);

describe('the schedule of arrivals', () => {
  it('is the same for the same seed, in whatever order it is asked for, and another for another seed', () => {
    const day = arrivals(7, 50).map(told);
    expect(Array.from({ length: 50 }, (_, index) => told(arrival(7, 49 - index))).toReversed()).toEqual(day);
    expect(arrivals(8, 50).map(told)).not.toEqual(day);
  });

  it('begins with somebody who may come, so soon that the page shows life at once', () => {
    for (const seed of SEEDS) {
      const first = arrival(seed, 0);
      expect(first.afterMs).toBeLessThanOrEqual(3_000);
      expect(first).toMatchObject({
        who: 'resident',
        muddy: false,
        driver: { manner: { kind: 'ordinary' } },
      });
    }
  });

  it('brings about 70 in an hour, never two at once', () => {
    const gaps = arrivals('pace', 2_000)
      .slice(10)
      .map(({ afterMs }) => afterMs);
    const hourly = 3_600_000 / (gaps.reduce((sum, gap) => sum + gap, 0) / gaps.length);
    expect(hourly).toBeGreaterThan(63);
    expect(hourly).toBeLessThan(77);
    expect(Math.min(...gaps)).toBeGreaterThanOrEqual(4_000);
  });

  it('has everybody that the demonstration promises', () => {
    const day = arrivals('everybody', 600);
    const manners = new Set(day.map(({ driver }) => driver.manner.kind));
    expect(manners).toEqual(new Set(['ordinary', 'lingers', 'reverses', 'abandons']));
    expect(new Set(day.map(({ who }) => who))).toEqual(new Set(['resident', 'blocked', 'stranger']));
    expect(day.some(({ tailgater }) => tailgater?.manner.kind === 'tailgates')).toBe(true);
    expect(day.some(({ muddy }) => muddy)).toBe(true);
  });

  it('comes to gates that exist, and goes out by gates that let out', () => {
    const gateIds: readonly string[] = DEMONSTRATION_SITE.gates.map(({ id }) => id);
    for (const { gateId } of arrivals('gates', 300)) expect(gateIds).toContain(gateId);
    const ways = new Set(Array.from({ length: 100 }, (_, index) => departure(random(index)).gateId));
    expect(ways).toEqual(new Set(['courtyard', 'street-out']));
  });
});

describe('those who come', () => {
  it('have plates of their own, the same ones for the same seed, of at least ten countries', () => {
    for (const seed of SEEDS) {
      const known = residents(seed);
      expect(residents(seed)).toEqual(known);
      expect(new Set(known.map(({ plate }) => plate)).size).toBe(known.length);
      for (const { plate, look } of known) expect(plate).toBe(plateText(look.plate));
    }
    expect(new Set(residents(1).map(({ look }) => look.country)).size).toBeGreaterThanOrEqual(10);
  });

  it('are permitted or barred by their own plates', () => {
    const permits = demonstrationPermits(1);
    expect(permits.map(({ plate }) => plate)).toEqual(residents(1).map(({ plate }) => plate));
    expect(new Set(permits.map(({ kind }) => kind))).toEqual(new Set(['allow', 'block']));
  });

  it('can be made up for a plate that is known only by its text', () => {
    expect(makeVehicle('inside-0', random(1), 'KA05MX1234')).toMatchObject({
      plate: 'KA05MX1234',
      look: { plate: 'KA05MX1234' },
    });
  });

  it('stay from a few minutes to half an hour', () => {
    const stays = Array.from({ length: 1_000 }, (_, index) => stayMs(random(index)) / 60_000);
    expect(Math.min(...stays)).toBeGreaterThanOrEqual(3);
    expect(Math.max(...stays)).toBeGreaterThan(20);
    expect(Math.max(...stays)).toBeLessThanOrEqual(30);
  });
});
