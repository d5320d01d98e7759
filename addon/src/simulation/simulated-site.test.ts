import { describe, expect, it } from 'vitest';
import { keepGates } from '../../test/doorman.ts';
import { manualClock } from '../../test/manual-clock.ts';
import type { ManualClock } from '../../test/manual-clock.ts';
import { DEMONSTRATION_SITE } from './demonstration-site.ts';
import type { SiteEvent } from './site-event.ts';
import { simulateSite } from './simulated-site.ts';
import type { SimulatedSite, SimulatedSiteOptions } from './simulated-site.ts';
import { residents } from './traffic.ts';
import { drawTruth } from './true-reader.ts';

const MINUTE_MS = 60_000;
const MONDAY = Date.UTC(2026, 4, 4, 8);

function built(options: Partial<SimulatedSiteOptions> = {}): {
  readonly site: SimulatedSite;
  readonly clock: ManualClock;
} {
  const clock = manualClock(MONDAY);
  const site = simulateSite({ seed: 1, clock, draw: drawTruth, timeZone: 'UTC', ...options });
  return { site, clock };
}

/** Lets time go by with a turn of the event loop every now and then, so that those who ask get their pictures. */
async function live(clock: ManualClock, ms: number): Promise<void> {
  for (let gone = 0; gone < ms; gone += 400) {
    clock.advance(400);
    await new Promise((resolve) => setImmediate(resolve));
  }
}

async function day(options: Partial<SimulatedSiteOptions>, hours: number): Promise<readonly SiteEvent[]> {
  const { site, clock } = built(options);
  keepGates(site, clock, DEMONSTRATION_SITE.capacity);
  site.start();
  await live(clock, hours * 60 * MINUTE_MS);
  expect(site.incidents()).toEqual([]);
  await site.stop();
  return site.events;
}

describe('the simulated site', () => {
  it('has every edge of every gate', async () => {
    const { site } = built();
    for (const gate of DEMONSTRATION_SITE.gates) {
      expect(site.barriers.get(gate.id)?.position).toBe('closed');
      expect(site.sensors.get(gate.id)?.places).toEqual(gate.sensors);
      const watches = site.cameras
        .filter(({ place }) => place.gateId === gate.id)
        .map(({ place }) => place.watches);
      expect(watches).toEqual(gate.cameras);
    }
    for (const { id } of DEMONSTRATION_SITE.slots) expect(site.slotSensors.presence(id)).toBe('clear');
    await site.stop();
  });

  it('is busy: after a while mostly half full to full, and vehicles come and go all the time', async () => {
    const { site, clock } = built({ faults: false });
    keepGates(site, clock, DEMONSTRATION_SITE.capacity);
    site.start();
    const counts: number[] = [];
    for (let minute = 0; minute < 120; minute++) {
      await live(clock, MINUTE_MS);
      counts.push(site.vehiclesInside().length);
    }
    await site.stop();
    const settled = counts.slice(20);
    const mean = settled.reduce((sum, count) => sum + count, 0) / settled.length;
    expect(mean).toBeGreaterThan(4.5);
    expect(mean).toBeLessThan(7.5);
    expect(Math.max(...settled)).toBeGreaterThanOrEqual(8);
    const crossings = site.events.filter(({ kind }) => kind === 'crossed').length;
    expect(crossings).toBeGreaterThan(100);
    expect(site.incidents()).toEqual([]);
  });

  it('shows somebody at a gate within seconds', () => {
    const { site, clock } = built();
    site.start();
    clock.advance(3_000);
    expect(site.vehiclesInLanes()).toBe(1);
    clock.advance(7_000);
    const presences = [...site.sensors.values()].map((sensors) => sensors.presence('outside'));
    expect(presences).toContain('present');
  });

  it('counts whoever is inside by what crossed, and slots follow those who park', async () => {
    const { site, clock } = built({ faults: false });
    keepGates(site, clock, DEMONSTRATION_SITE.capacity);
    site.start();
    for (let minute = 0; minute < 40; minute++) {
      await live(clock, MINUTE_MS);
      const crossed = (direction: 'in' | 'out'): number =>
        site.events.filter((event) => event.kind === 'crossed' && event.direction === direction).length;
      expect(site.vehiclesInside()).toHaveLength(crossed('in') - crossed('out'));
      const parked = DEMONSTRATION_SITE.slots.filter(({ id }) => site.slotSensors.presence(id) === 'present');
      expect(parked.length).toBeLessThanOrEqual(site.vehiclesInside().length);
    }
    expect(site.events.some(({ kind }) => kind === 'parked')).toBe(true);
    await site.stop();
  });

  it('is the same day for the same seed and the same answers, another for another seed', async () => {
    const first = await day({ seed: 'day' }, 0.5);
    expect(await day({ seed: 'day' }, 0.5)).toEqual(first);
    expect(await day({ seed: 'other' }, 0.5)).not.toEqual(first);
  });

  it('keeps everybody out when nobody opens, and all of them go away', () => {
    const { site, clock } = built();
    site.start();
    clock.advance(120 * MINUTE_MS);
    expect(site.vehiclesInside()).toEqual([]);
    const ends = new Set(site.events.map(({ kind }) => kind));
    expect(ends).toEqual(new Set(['arrives', 'gone-back', 'drives-on']));
  });

  it('lets a vehicle that could not leave try again until it can', async () => {
    const [resident] = residents(1);
    if (resident === undefined) throw new Error('nobody lives here');
    const { site, clock } = built({ faults: false, inside: [{ plate: resident.plate }] });
    site.start();
    const triesOf = (): number =>
      site.events.filter((event) => event.plate === resident.plate && event.kind === 'arrives').length;
    clock.advance(40 * MINUTE_MS);
    expect(triesOf()).toBeGreaterThan(2);
    expect(site.vehiclesInside()).toContain(resident.plate);
    keepGates(site, clock, 0);
    await live(clock, 30 * MINUTE_MS);
    expect(site.vehiclesInside()).toEqual([]);
    await site.stop();
  });

  it('goes on after a restart: those who were inside stand in slots and leave later', async () => {
    const [resident] = residents(1);
    const inside = [{ plate: resident?.plate ?? null }, { plate: 'KA05MX1234' }, { plate: null }];
    const { site, clock } = built({ inside, faults: false });
    keepGates(site, clock, DEMONSTRATION_SITE.capacity);
    site.start();
    expect(site.vehiclesInside()).toHaveLength(3);
    expect(site.vehiclesInside().slice(0, 2)).toEqual([resident?.plate, 'KA05MX1234']);
    const taken = DEMONSTRATION_SITE.slots.filter(({ id }) => site.slotSensors.presence(id) === 'present');
    expect(taken).toHaveLength(3);
    await live(clock, 30 * MINUTE_MS);
    const left = site.events.filter((event) => event.kind === 'crossed' && event.direction === 'out');
    expect(left.map(({ plate }) => plate)).toEqual(expect.arrayContaining(['KA05MX1234', resident?.plate]));
    await site.stop();
  });

  it('has sensors that stick and cameras that are gone, unless it is told not to', () => {
    const unknowns = (faults: boolean): number => {
      const { site, clock } = built({ faults });
      let lost = 0;
      const lose = (presence: string): void => {
        if (presence === 'unknown' || presence === 'gone') lost += 1;
      };
      for (const sensors of site.sensors.values())
        sensors.onPresence((_place, presence) => {
          lose(presence);
        });
      site.slotSensors.onPresence((_slotId, presence) => {
        lose(presence);
      });
      for (const camera of site.cameras) {
        camera.onState(({ name }) => {
          lose(name);
        });
        camera.start();
      }
      site.start();
      clock.advance(150 * MINUTE_MS);
      return lost;
    };
    expect(unknowns(true)).toBeGreaterThan(5);
    expect(unknowns(false)).toBe(0);
  });

  it('leaves nothing running when it is stopped in the middle of the traffic', async () => {
    const { site, clock } = built({ inside: [{ plate: 'KA05MX1234' }] });
    for (const camera of site.cameras) camera.start();
    site.start();
    await site.barriers.get('courtyard')?.order('open');
    clock.advance(10 * MINUTE_MS + 700);
    await site.stop();
    await site.stop();
    expect(clock.pending()).toBe(0);
    const events = site.events.length;
    clock.advance(10 * MINUTE_MS);
    expect(site.events).toHaveLength(events);
  });
});
