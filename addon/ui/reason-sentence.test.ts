import { describe, expect, it } from 'vitest';
import type { Reason } from '../src/contract/reasons.ts';
import { namesOf } from './names.ts';
import { reasonSentence } from './reason-sentence.ts';
import { createSiteTime } from './time.ts';

const time = createSiteTime('Asia/Kolkata');
const names = namesOf(
  [
    { id: 'main', name: 'Main gate' },
    { id: 'yard', name: 'Yard' },
  ],
  [{ id: 'choir', name: 'Choir' }],
);
const noon = Date.parse('2026-11-23T12:00:00+05:30');

const sentences: readonly (readonly [Reason, string])[] = [
  [{ rule: 'exit-always-opens' }, 'A vehicle can always leave.'],
  [
    { rule: 'wrong-way', directionRule: 'entry' },
    'This gate is for entry only, and the vehicle came from inside.',
  ],
  [
    { rule: 'wrong-way', directionRule: 'exit' },
    'This gate is for exit only, and the vehicle came from the street.',
  ],
  [
    {
      rule: 'plate-settled',
      plate: 'KL01',
      frames: 3,
      readers: ['lines', 'tesseract'],
      settledBy: 'witness',
    },
    'The plate KL01 was read the same in 3 pictures (readers lines, tesseract), and a second reader confirmed it.',
  ],
  [
    { rule: 'plate-settled', plate: 'KL01', frames: 2, readers: ['lines'], settledBy: 'known' },
    'The plate KL01 was read the same in 2 pictures (reader lines), and the site knows it.',
  ],
  [
    { rule: 'plate-settled', plate: 'KL01', frames: 20, readers: ['lines'], settledBy: 'frames' },
    'The plate KL01 was read the same in 20 pictures (reader lines), with no second reader to confirm it.',
  ],
  [
    { rule: 'plate-settled', plate: 'KL01', frames: 1, readers: ['lines'], settledBy: null },
    'The plate KL01 was read in 1 picture (reader lines).',
  ],
  [
    { rule: 'plate-settled', plate: 'KL01', frames: 2, readers: [], settledBy: null },
    'The plate KL01 was read the same in 2 pictures.',
  ],
  [{ rule: 'plate-unreadable', frames: 0 }, 'No picture came in which a plate could be read.'],
  [{ rule: 'plate-unreadable', frames: 9 }, 'No plate could be read in 9 pictures.'],
  [{ rule: 'plate-unreadable', frames: 1 }, 'No plate could be read in 1 picture.'],
  [
    { rule: 'plate-not-settled', best: 'KL01', frames: 4, why: 'frames-differ' },
    '4 pictures did not agree on one plate; the best guess is KL01.',
  ],
  [
    { rule: 'plate-not-settled', best: 'KL01', frames: 1, why: 'too-few-frames' },
    'One picture is not enough to be sure of the plate; the best guess is KL01.',
  ],
  [
    { rule: 'plate-not-settled', best: 'KL01', frames: 4, why: null },
    '4 pictures did not settle the plate; the best guess is KL01.',
  ],
  [
    { rule: 'blocked', plate: 'KL01', permitId: 'p', holder: 'Unpaid' },
    'The plate KL01 (Unpaid) is blocked.',
  ],
  [
    { rule: 'permit-matches', plate: 'KL01', permitId: 'p', holder: 'Asha' },
    'The plate KL01 has a permit: Asha.',
  ],
  [
    { rule: 'permit-not-yet-valid', permitId: 'p', validFrom: noon },
    'Its permit is not valid before Mon 23 Nov 2026, 12:00.',
  ],
  [
    { rule: 'permit-expired', permitId: 'p', validUntil: noon },
    'Its permit expired on Mon 23 Nov 2026, 12:00.',
  ],
  [{ rule: 'no-permit', plate: 'KL01' }, 'There is no permit for the plate KL01.'],
  [
    { rule: 'permit-one-character-away', plate: 'KL01', nearest: 'KL07' },
    'There is no permit for KL01, but one for KL07, one character away: a person should look.',
  ],
  [{ rule: 'place-free', free: 3, capacity: 8 }, '3 places of 8 are free.'],
  [{ rule: 'place-free', free: 1, capacity: 8 }, '1 place of 8 is free.'],
  [{ rule: 'site-full', occupied: 8, capacity: 8 }, 'The site is full: 8 of 8 places are taken.'],
  [
    { rule: 'already-inside', plate: 'KL01', since: noon },
    'A vehicle with the plate KL01 is already inside, since Mon 23 Nov 2026, 12:00.',
  ],
  [{ rule: 'person-ordered', by: 'Asha', command: 'let-in-once' }, 'Asha ordered: let in once.'],
  [{ rule: 'person-ordered', by: 'Asha', command: 'dance' }, 'Asha ordered: dance.'],
  [{ rule: 'permit-suspended', permitId: 'p', holder: 'Asha' }, 'The permit of Asha is suspended.'],
  [
    { rule: 'outside-hours', of: 'permit', id: 'p', opensAt: noon },
    'It came outside the hours of its permit; they begin again on Mon 23 Nov 2026, 12:00.',
  ],
  [
    { rule: 'outside-hours', of: 'group', id: 'choir', opensAt: null },
    'It came outside the hours of the group Choir; they do not begin again within four weeks.',
  ],
  [
    { rule: 'outside-hours', of: 'group', id: null, opensAt: noon },
    'It came outside the hours in which anybody may come; they begin again on Mon 23 Nov 2026, 12:00.',
  ],
  [
    { rule: 'outside-hours', of: 'unknown-plate', id: null, opensAt: noon },
    'It came outside the hours for vehicles without a permit; they begin again on Mon 23 Nov 2026, 12:00.',
  ],
  [
    { rule: 'outside-hours', of: 'part-down', id: 'reader', opensAt: noon },
    'It came outside the hours for vehicles that come while the reader is down; they begin again on Mon 23 Nov 2026, 12:00.',
  ],
  [
    { rule: 'outside-hours', of: 'part-down', id: 'moon', opensAt: null },
    'It came outside the hours for vehicles that come while a part is down; they do not begin again within four weeks.',
  ],
  [
    { rule: 'wrong-gate', permitId: 'p', gates: ['yard'] },
    'Its permit does not count at this gate, only at Yard.',
  ],
  [
    { rule: 'wrong-gate', permitId: 'p', gates: ['main', 'yard', 'gone'] },
    'Its permit does not count at this gate, only at Main gate, Yard and gone.',
  ],
  [{ rule: 'wrong-gate', permitId: 'p', gates: [] }, 'Its permit counts at no gate.'],
  [
    { rule: 'direction-not-allowed', permitId: 'p', directions: ['out'] },
    'Its permit is for driving out only.',
  ],
  [
    { rule: 'direction-not-allowed', permitId: 'p', directions: ['in'] },
    'Its permit is for driving in only.',
  ],
  [{ rule: 'uses-left', permitId: 'p', left: 3 }, 'Its permit has 3 uses left.'],
  [{ rule: 'uses-left', permitId: 'p', left: 1 }, 'Its permit has 1 use left.'],
  [{ rule: 'uses-spent', permitId: 'p', holder: 'Asha' }, 'The permit of Asha is used up: no uses are left.'],
  [
    { rule: 'places-taken', permitId: 'p', holder: 'Flat 4', places: 2, inside: ['KL01', 'KL02'] },
    'All 2 places of Flat 4 are taken by KL01 and KL02.',
  ],
  [
    { rule: 'places-taken', permitId: 'p', holder: 'Flat 4', places: 1, inside: ['KL01'] },
    'The only place of Flat 4 is taken by KL01.',
  ],
  [
    { rule: 'places-taken', permitId: 'p', holder: 'Flat 4', places: 2, inside: [] },
    'All 2 places of Flat 4 are taken.',
  ],
  [{ rule: 'places-taken', permitId: 'p', holder: 'Flat 4', places: 0, inside: [] }, 'Flat 4 has no place.'],
  [
    { rule: 'let-in-again', plate: 'KL01', since: noon, withinMinutes: 15 },
    'The plate KL01 came in on Mon 23 Nov 2026, 12:00: within 15 minutes it is let in again without a new record.',
  ],
  [
    { rule: 'permits-equally-near', plate: 'KL01', nearest: ['KL07', 'KL09'] },
    'There is no permit for KL01, and 2 permits are equally near (KL07, KL09): a person has to look.',
  ],
  [
    { rule: 'policy', policy: 'fullSite', answer: 'refuse', group: null, gate: null },
    'When the site is full, the rules refuse.',
  ],
  [
    { rule: 'policy', policy: 'fullSite', answer: 'let-in', group: 'choir', gate: 'main' },
    'When the site is full, the rules for the group Choir at Main gate let it in.',
  ],
  [
    { rule: 'policy', policy: 'unknownPlate', answer: 'ask', group: null, gate: 'yard' },
    'When no permit has the plate, the rules at Yard ask a person.',
  ],
  [
    { rule: 'policy', policy: 'alreadyInside', answer: 'open', group: 'visitor', gate: null },
    'When the plate is inside already, the rules for the group Visitors let it in.',
  ],
  [
    { rule: 'policy', policy: 'placesTaken', answer: 'ask', group: null, gate: null },
    'When all places of its permit are taken, the rules ask a person.',
  ],
  [
    { rule: 'policy', policy: 'exit', answer: 'permit-needed', group: null, gate: null },
    'When a vehicle wants out, the rules ask for a permit.',
  ],
  [
    { rule: 'policy', policy: 'exit', answer: 'always-open', group: null, gate: null },
    'When a vehicle wants out, the rules always open.',
  ],
  [
    { rule: 'policy', policy: 'hours', answer: 'refuse', group: null, gate: null },
    'Outside the hours, the rules refuse.',
  ],
  [
    { rule: 'policy', policy: 'evidence', answer: 'sing', group: null, gate: null },
    'When a plate alone is not enough, the rules say “sing”.',
  ],
  [
    { rule: 'visitors-mode', until: noon },
    'Visitors are let in without a permit until Mon 23 Nov 2026, 12:00.',
  ],
  [
    { rule: 'evidence-needed', when: 'always', accept: ['approval'] },
    'A plate alone is not enough: it needs the approval of a person.',
  ],
  [
    { rule: 'evidence-needed', when: 'night', accept: ['presence', 'code', 'approval'] },
    'At night a plate alone is not enough: it needs its holder near the gate, the code of a permit or the approval of a person.',
  ],
  [
    { rule: 'evidence-needed', when: 'unknown', accept: ['code', 'approval'] },
    'A plate without a permit needs the code of a permit or the approval of a person.',
  ],
  [
    { rule: 'evidence-needed', when: 'inexact', accept: ['code'] },
    'A plate that is only near one with a permit needs the code of a permit.',
  ],
  [{ rule: 'evidence-given', kind: 'presence', by: 'person.asha' }, 'person.asha is near.'],
  [{ rule: 'evidence-given', kind: 'code', by: 'Asha' }, 'The code of Asha was typed at the gate.'],
  [{ rule: 'evidence-given', kind: 'approval', by: 'Ravi' }, 'Ravi looked and approved.'],
  [{ rule: 'part-down', part: 'reader' }, 'The reader is down, so no plate can be read.'],
  [{ rule: 'part-down', part: 'camera' }, 'The camera is down, so nobody sees who comes.'],
  [{ rule: 'part-down', part: 'store' }, 'Nothing can be written: the store is down.'],
  [
    { rule: 'part-down', part: 'home-assistant' },
    'Home Assistant cannot be reached, so nobody is known to be near.',
  ],
  [{ rule: 'part-down', part: 'broker' }, 'The broker cannot be reached.'],
  [{ rule: 'part-down', part: 'barrier-link' }, 'The barrier cannot be reached.'],
  [{ rule: 'gate-locked', by: 'Ravi' }, 'Ravi locked this gate for who wants in.'],
  [
    { rule: 'exit-needs-permit', plate: 'KL01' },
    'By this gate only those with a permit leave, and KL01 has none that counts here and now; there is another way out.',
  ],
  [
    { rule: 'exit-needs-permit', plate: null },
    'By this gate only those with a permit leave, and no plate could be read; there is another way out.',
  ],
  [{ rule: 'emergency', by: 'Ravi' }, 'Ravi opened all gates in an emergency.'],
];

describe('a reason as a sentence', () => {
  it.each(sentences)('%j', (reason, sentence) => {
    expect(reasonSentence(reason, time, names)).toBe(sentence);
  });
});
