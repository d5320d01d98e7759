import { describe, expect, it } from 'vitest';
import { plainPermit } from '../access/permits/plain-permit.ts';
import { gateOptions } from '../gate/gate-options.ts';
import type { Visit } from '../parking/visit.ts';
import { DEMONSTRATION_SITE } from '../simulation/demonstration-site.ts';
import { residents } from '../simulation/traffic.ts';
import { weekOfHistory } from './week-of-history.ts';
import type { HistoryStep } from './week-of-history.ts';

const NOW = Date.parse('2026-11-23T15:00:00+05:30');
const DAY_MS = 86_400_000;
const { capacity } = DEMONSTRATION_SITE;
const SEEDS = ['1', '2', '3', '4', '5', '6'];

const ALL_GATES: readonly string[] = DEMONSTRATION_SITE.gates.map(({ id }) => id);
const LARGE = Array.from({ length: 200 }, (_, index) => ({ id: `b${index}`, name: `B${index}` }));

interface Place {
  readonly gateIds?: readonly string[];
  readonly slots?: readonly { readonly id: string; readonly name: string }[];
}

const LARGE_DEAD_END: Place = { gateIds: ['street-in'], slots: LARGE };

async function weekOf(
  seed: string,
  { gateIds = ALL_GATES, slots = DEMONSTRATION_SITE.slots }: Place = {},
): Promise<readonly HistoryStep[]> {
  const known = residents(seed);
  let ids = 0;
  const steps: HistoryStep[] = [];
  const week = weekOfHistory({
    seed,
    now: NOW,
    timeZone: 'Asia/Kolkata',
    capacity: slots.length,
    gates: DEMONSTRATION_SITE.gates
      .filter(({ id }) => gateIds.includes(id))
      .map(({ id, directionRule, sensors }) => ({
        id,
        ...gateOptions.parse({ directionRule, sensors: [...sensors] }),
      })),
    slots: slots.map((slot) => ({ ...slot, kind: 'ordinary', sensor: 'site' })),
    residents: known,
    permits: known.map(({ plate, permit: kind, holder }, index) =>
      plainPermit({ id: `permit-${index}`, plates: [plate], kind, holder }),
    ),
    newId: () => `id-${(ids += 1)}`,
    pictureOf: ({ vehicle, daylight }) => Promise.resolve(`${vehicle.id} ${daylight > 0.5}`),
  });
  for await (const step of week) steps.push(step);
  return steps;
}

function visitsAfter(steps: readonly HistoryStep[]): ReadonlyMap<string, Visit> {
  const visits = new Map<string, Visit>();
  for (const happened of steps) happens(visits, happened);
  return visits;
}

function happens(visits: Map<string, Visit>, happened: HistoryStep): void {
  if (happened.kind === 'visit') visits.set(happened.visit.id, happened.visit);
  if (happened.kind === 'passage') {
    for (const id of happened.step.removedVisitIds ?? []) visits.delete(id);
    for (const visit of happened.step.visits ?? []) visits.set(visit.id, visit);
  }
  if (happened.kind === 'correction') {
    for (const { id } of happened.step.correction.before) visits.delete(id);
    for (const visit of happened.step.correction.after) visits.set(visit.id, visit);
  }
}

describe('a week of history', () => {
  it('is the same for a seed and another for another one', async () => {
    const [first, again, other] = await Promise.all([weekOf('1'), weekOf('1'), weekOf('2')]);
    expect(again).toEqual(first);
    expect(other).not.toEqual(first);
  });

  it.each(SEEDS)(
    'of seed %s never has more inside than there are places nor fewer than none, and lies before now',
    async (seed) => {
      const steps = await weekOf(seed);
      let count = 0;
      for (const happened of steps) {
        if (happened.kind !== 'passage') continue;
        const { passage, countChanges = [] } = happened.step;
        for (const { delta } of countChanges) count += delta;
        expect(count).toBeGreaterThanOrEqual(0);
        expect(count).toBeLessThanOrEqual(capacity);
        expect(passage.arrivedAt).toBeGreaterThanOrEqual(NOW - 7 * DAY_MS);
        expect(passage.arrivedAt).toBeLessThan(NOW);
        expect(passage.outcome).not.toBeNull();
      }
      const visits = [...visitsAfter(steps).values()];
      const open = visits.filter(({ leftAt }) => leftAt === null);
      expect(open.length).toBe(count);
      for (const { enteredAt, leftAt } of visits)
        expect(leftAt ?? NOW).toBeGreaterThanOrEqual(enteredAt ?? 0);
    },
  );

  it.each([
    ...SEEDS.map((seed) => [seed, 'the demonstration', {}] as const),
    // Here somebody whom nobody read is still inside, and has parked, when the operator looks.
    ...['7', '12'].map((seed) => [seed, 'a large place without a way out', LARGE_DEAD_END] as const),
  ])(
    'of seed %s at %s corrects visits as they are then, and none that is not there',
    async (seed, _where, place) => {
      const visits = new Map<string, Visit>();
      let corrections = 0;
      for (const happened of await weekOf(seed, place)) {
        if (happened.kind === 'correction') {
          const { before, after } = happened.step.correction;
          corrections += 1;
          expect(before).toEqual(before.map(({ id }) => visits.get(id)));
          // Where a vehicle stands is nothing that a person said.
          for (const { id, slotId } of after) expect(slotId).toBe(visits.get(id)?.slotId);
        }
        happens(visits, happened);
      }
      expect(corrections).toBeGreaterThan(0);
    },
  );

  it('of a site without a way out keeps who came in', async () => {
    const visits = [...visitsAfter(await weekOf('1', { gateIds: ['street-in'] })).values()];
    expect(visits.length).toBe(capacity);
    for (const { leftAt } of visits) expect(leftAt).toBeNull();
    const parked = visits.flatMap(({ slotId }) => (slotId === null ? [] : [slotId]));
    expect(new Set(parked).size).toBe(parked.length);
  });

  it('of a site without a way in is one in which nobody comes', async () => {
    expect(await weekOf('1', { gateIds: ['street-out'] })).toEqual([]);
    expect(await weekOf('1', { gateIds: [] })).toEqual([]);
  });

  it('has every outcome that a gate without faults has, things to review and what an operator made of them', async () => {
    const weeks = await Promise.all(SEEDS.map((seed) => weekOf(seed)));
    const outcomes = new Set(
      weeks
        .flat()
        .flatMap((happened) => (happened.kind === 'passage' ? [happened.step.passage.outcome] : [])),
    );
    expect([...outcomes].sort()).toEqual(
      ['abandoned', 'entered', 'left', 'refused', 'reversed', 'tailgated', 'unread'].sort(),
    );
    const corrections = weeks
      .flat()
      .flatMap((happened) => (happened.kind === 'correction' ? [happened.step.correction.kind] : []));
    expect(corrections).toContain('correct-plate');
    expect(corrections).toContain('confirm');
    const anomalies = new Set(
      weeks.flatMap((week) => [...visitsAfter(week).values()].flatMap((visit) => visit.anomalies)),
    );
    expect(anomalies).toContain('plates-differ');
    expect(anomalies).toContain('guessed');
  });

  it('shows each vehicle to a camera, and what the camera made of it', async () => {
    for (const happened of await weekOf('1')) {
      if (happened.kind !== 'passage') continue;
      const { pictureId, sight, plate } = happened.step.passage;
      expect(pictureId).not.toBeNull();
      expect(sight?.frames).toBeGreaterThan(0);
      if (plate === null) expect(sight?.read).toBe(0);
    }
  });
});
