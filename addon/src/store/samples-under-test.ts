import type { Permit } from '../access/permits/permit.ts';
import { plainPermit } from '../access/permits/plain-permit.ts';
import { BUILT_IN_GROUPS } from '../contract/rules.ts';
import type { Rules } from '../contract/rules.ts';
import { newPassage } from '../gate/passage.ts';
import type { Passage } from '../gate/passage.ts';
import { plainVisit } from '../parking/visit.ts';
import type { Visit } from '../parking/visit.ts';
import type { StoredReading } from './store.ts';

export function passageOf(changes: Partial<Passage> = {}): Passage {
  return {
    ...newPassage({ id: 'passage-1', gateId: 'lane', direction: 'in', arrivedAt: 1000 }),
    ...changes,
  };
}

export function readingOf(changes: Partial<StoredReading> = {}): StoredReading {
  return {
    passageId: 'passage-1',
    takenAt: 1100,
    reader: 'pp-ocr',
    text: 'KA01AB1234',
    raw: 'KA-O1-AB-1234',
    confidence: 0.875,
    characters: [0.9, 0.5, 1],
    box: { x: 10.5, y: 20, w: 140, h: 32.25 },
    witnesses: [
      { reader: 'tesseract', text: 'KAO1AB1234', confidence: 0.5 },
      { reader: 'other', text: '', confidence: 0 },
    ],
    ...changes,
  };
}

export function visitOf(changes: Partial<Visit> = {}): Visit {
  return plainVisit({
    id: 'visit-1',
    plate: 'KA01AB1234',
    enteredAt: 1000,
    entryPassageId: 'passage-1',
    entryGateId: 'lane',
    ...changes,
  });
}

/** With every field set to something else than its default. */
export function permitOf(changes: Partial<Permit> = {}): Permit {
  return {
    id: 'permit-1',
    holder: "Ana O'Neill; 2nd floor",
    kind: 'block',
    plates: ['MH12DE1433', 'KA01AB1234'],
    group: 'contractor',
    validFrom: 1_800_000_000_000,
    validUntil: 1_900_000_000_000,
    schedule: {
      weekly: [{ days: ['mon', 'sat'], from: '22:00', to: '06:00' }],
      holidays: [{ from: '08:00', to: '24:00' }],
      exceptions: [{ date: '2027-12-24', hours: [] }],
    },
    gates: ['lane', 'north'],
    directions: ['in'],
    usesLeft: 3,
    places: 2,
    suspended: true,
    person: 'person.ana',
    notes: 'Rings twice.\nHas a "van".',
    tags: ['roof', 'Elektro-Müller'],
    codeHash: 'c0de',
    ...changes,
  };
}

export function permitFor(id: string, ...plates: readonly string[]): Permit {
  return plainPermit({ id, holder: `Holder of ${id}`, plates });
}

export function rulesOf(changes: Partial<Rules> = {}): Rules {
  return {
    groups: [
      ...BUILT_IN_GROUPS.map((id) => ({ id, name: `The ${id}s` })),
      { id: 'night-shift', name: 'Night shift' },
    ],
    night: { from: '22:00', to: '06:00' },
    holidays: [{ date: '2027-01-26', name: 'Republic Day' }],
    visitors: { until: 1_900_000_000_000, gates: ['lane'] },
    policies: [
      { group: null, gate: 'lane', policy: { unknownPlate: { answer: 'refuse', hours: null } } },
      {
        group: 'night-shift',
        gate: null,
        policy: { fullSite: 'let-in', hours: null, evidence: [{ when: 'night', accept: ['code'] }] },
      },
    ],
    outages: { reader: { answer: 'ask', hours: null }, camera: { answer: 'refuse', hours: null } },
    ...changes,
  };
}
