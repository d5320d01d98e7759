import { describe, expect, it } from 'vitest';
import type { Reason } from '../src/contract/reasons.ts';
import { decidingReason, reasonSentence } from './reason-sentence.ts';
import { createSiteTime } from './time.ts';

const time = createSiteTime('Asia/Kolkata');
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
];

describe('a reason as a sentence', () => {
  it.each(sentences)('%j', (reason, sentence) => {
    expect(reasonSentence(reason, time)).toBe(sentence);
  });
});

describe('the reason that decided', () => {
  const settled: Reason = {
    rule: 'plate-settled',
    plate: 'KL01',
    frames: 3,
    readers: ['lines'],
    settledBy: 'known',
  };
  const permitted: Reason = { rule: 'permit-matches', plate: 'KL01', permitId: 'p', holder: 'Asha' };
  const free: Reason = { rule: 'place-free', free: 3, capacity: 8 };

  it('is the permit, not that there was room as well', () => {
    expect(decidingReason([settled, permitted, free])).toBe(permitted);
  });

  it('is the person, when one overruled the rules', () => {
    const ordered: Reason = { rule: 'person-ordered', by: 'Asha', command: 'let-in-once' };
    expect(decidingReason([settled, { rule: 'no-permit', plate: 'KL01' }, ordered])).toBe(ordered);
  });

  it('is whatever is there, when nothing else is', () => {
    expect(decidingReason([settled])).toBe(settled);
    expect(decidingReason([])).toBeNull();
  });
});
