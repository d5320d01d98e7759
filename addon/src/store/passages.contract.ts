import { describe, expect, test } from 'vitest';
import type { Reason, ReasonRule } from '../contract/reasons.ts';
import { passageOf, readingOf, visitOf, permitOf } from './samples-under-test.ts';
import { storeUnderTest } from './store-under-test.ts';
import type { StoreFixture } from './store-under-test.ts';

/** One of each kind, with every field set. */
const EVERY_REASON: { readonly [Rule in ReasonRule]: Extract<Reason, { readonly rule: Rule }> } = {
  'exit-always-opens': { rule: 'exit-always-opens' },
  'wrong-way': { rule: 'wrong-way', directionRule: 'entry' },
  'plate-settled': {
    rule: 'plate-settled',
    plate: 'AB1',
    frames: 3,
    readers: ['a', 'b'],
    settledBy: 'witness',
  },
  'plate-unreadable': { rule: 'plate-unreadable', frames: 4 },
  'plate-not-settled': { rule: 'plate-not-settled', best: 'AB1', frames: 2, why: 'witness-differs' },
  blocked: { rule: 'blocked', plate: 'AB1', permitId: 'p', holder: 'h' },
  'permit-matches': { rule: 'permit-matches', plate: 'AB1', permitId: 'p', holder: 'h' },
  'permit-not-yet-valid': { rule: 'permit-not-yet-valid', permitId: 'p', validFrom: 5 },
  'permit-expired': { rule: 'permit-expired', permitId: 'p', validUntil: 6 },
  'no-permit': { rule: 'no-permit', plate: 'AB1' },
  'permit-one-character-away': { rule: 'permit-one-character-away', plate: 'AB1', nearest: 'AB7' },
  'place-free': { rule: 'place-free', free: 1, capacity: 8 },
  'site-full': { rule: 'site-full', occupied: 8, capacity: 8 },
  'already-inside': { rule: 'already-inside', plate: 'AB1', since: 3 },
  'permit-suspended': { rule: 'permit-suspended', permitId: 'p', holder: 'h' },
  'outside-hours': { rule: 'outside-hours', of: 'part-down', id: 'reader', opensAt: 7 },
  'wrong-gate': { rule: 'wrong-gate', permitId: 'p', gates: ['north'] },
  'direction-not-allowed': { rule: 'direction-not-allowed', permitId: 'p', directions: ['out'] },
  'uses-left': { rule: 'uses-left', permitId: 'p', left: 2 },
  'uses-spent': { rule: 'uses-spent', permitId: 'p', holder: 'h' },
  'places-taken': { rule: 'places-taken', permitId: 'p', holder: 'h', places: 1, inside: ['AB1'] },
  'let-in-again': { rule: 'let-in-again', plate: 'AB1', since: 3, withinMinutes: 15 },
  'permits-equally-near': { rule: 'permits-equally-near', plate: 'AB1', nearest: ['AB2', 'AB3'] },
  policy: { rule: 'policy', policy: 'fullSite', answer: 'ask', group: 'staff', gate: 'lane' },
  'visitors-mode': { rule: 'visitors-mode', until: 8 },
  'evidence-needed': { rule: 'evidence-needed', when: 'inexact', accept: ['presence', 'code'] },
  'evidence-given': { rule: 'evidence-given', kind: 'approval', by: 'Ana' },
  'part-down': { rule: 'part-down', part: 'camera' },
  'gate-locked': { rule: 'gate-locked', by: 'Ana' },
  'exit-needs-permit': { rule: 'exit-needs-permit', plate: 'AB1' },
  emergency: { rule: 'emergency', by: 'Ana' },
  'person-ordered': { rule: 'person-ordered', by: 'Ana', command: 'open' },
};

/** What every store keeps to about passages. */
export function passagesContract(makeFixture: () => Promise<StoreFixture>): void {
  describe('a passage', () => {
    const under = storeUnderTest(makeFixture);

    test('comes back as it was written, with each kind of reason', async () => {
      const passage = passageOf({
        direction: 'out',
        phase: 'clear',
        endedAt: 9000,
        plate: 'KA01AB1234',
        likelyPlate: 'KA01A81234',
        decision: {
          verdict: 'ask',
          plate: 'KA01AB1234',
          permitId: 'permit-1',
          decidedAt: 1500,
          reasons: Object.values(EVERY_REASON),
        },
        outcome: 'tailgated',
        inferred: true,
        interrupted: true,
        pictureId: 'f0'.repeat(32),
        sight: {
          frames: 9,
          found: 7,
          read: 5,
          brightness: 71.5,
          advice: 'The plate is too small.',
          firstAt: 1050,
        },
      });
      await under.store.passages.record({ passage });
      await under.openAgain();
      expect(await under.store.passages.get(passage.id)).toEqual(passage);
      expect(await under.store.passages.get('another')).toBeNull();
    });

    test('keeps what little the cameras made of it', async () => {
      const sight = { frames: 0, found: 0, read: 0, brightness: null, advice: null, firstAt: null };
      await under.store.passages.record({ passage: passageOf({ sight }) });
      expect(await under.store.passages.get('passage-1')).toEqual(passageOf({ sight }));
    });

    test('is found with others by their ids, as many as there are', async () => {
      const [a, b, c] = ['a', 'b', 'c'].map((id) => passageOf({ id }));
      for (const passage of [a, b, c]) if (passage) await under.store.passages.record({ passage });
      const found = await under.store.passages.many(['c', 'nobody', 'a']);
      expect(found.toSorted((one, two) => (one.id < two.id ? -1 : 1))).toEqual([a, c]);
      expect(await under.store.passages.many([])).toEqual([]);
    });

    test('is under way until it has an outcome, oldest first', async () => {
      const late = passageOf({ id: 'late', arrivedAt: 2000 });
      const early = passageOf({ id: 'early', arrivedAt: 1000 });
      await under.store.passages.record({ passage: late });
      await under.store.passages.record({ passage: early });
      await under.store.passages.record({
        passage: passageOf({ id: 'gone', outcome: 'abandoned', endedAt: 3000 }),
      });
      await under.openAgain();
      expect(await under.store.passages.underWay()).toEqual([early, late]);
      await under.store.passages.record({
        passage: { ...early, phase: 'clear', outcome: 'unread', endedAt: 4000 },
      });
      expect(await under.store.passages.underWay()).toEqual([late]);
    });

    test('is replaced by its later steps and keeps the readings of the earlier ones', async () => {
      const passage = passageOf();
      const first = readingOf({ takenAt: 1200 });
      const second = readingOf({ takenAt: 1300, text: 'KA01A81234', reader: 'tesseract' });
      await under.store.passages.record({ passage, readings: [first] });
      const settled = passageOf({ phase: 'decided', plate: 'KA01AB1234' });
      await under.store.passages.record({ passage: settled, readings: [second] });
      expect(await under.store.passages.get(passage.id)).toEqual(settled);
      expect(await under.store.passages.readings(passage.id)).toEqual([first, second]);
      expect(await under.store.passages.readings('another')).toEqual([]);
      expect((await under.store.passages.page({}, null, 10)).rows).toEqual([settled]);
    });

    test('is written with its readings, count, visit and use of the permit, or not at all', async () => {
      await under.store.passages.record({ passage: passageOf() });
      await under.store.permits.add(permitOf({ usesLeft: 1 }));
      const readingOfNoPassage = readingOf({ passageId: 'nobody' });
      await expect(
        under.store.passages.record({
          passage: passageOf({ outcome: 'entered' }),
          countChanges: [{ at: 2000, delta: 1, cause: 'crossing', passageId: 'passage-1' }],
          usedPermitId: 'permit-1',
          visits: [visitOf()],
          readings: [readingOfNoPassage],
        }),
      ).rejects.toThrow();
      expect(await under.store.permits.all()).toEqual([permitOf({ usesLeft: 1 })]);
      expect(await under.store.passages.get('passage-1')).toEqual(passageOf());
      expect(await under.store.occupancy.count()).toBe(0);
      expect(await under.store.visits.open()).toEqual([]);
      expect(await under.store.newestInstant()).toBe(1000);
    });

    test('and many more can be written at the same time', async () => {
      const ids = Array.from({ length: 40 }, (_, number) => `passage-${number}`);
      await Promise.all(
        ids.map((id) =>
          under.store.passages.record({
            passage: passageOf({ id }),
            countChanges: [{ at: 1, delta: 1, cause: 'crossing', passageId: id }],
          }),
        ),
      );
      expect(await under.store.occupancy.count()).toBe(40);
      expect((await under.store.passages.underWay()).map(({ id }) => id)).toEqual(ids.toSorted());
    });
  });
}
