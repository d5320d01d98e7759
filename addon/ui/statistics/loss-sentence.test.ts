import { expect, it } from 'vitest';
import type { Reason } from '../../src/contract/reasons.ts';
import type { LossReason } from '../../src/contract/statistics.ts';
import type { PassageOutcome } from '../../src/contract/words.ts';
import { PLATE_DOUBTS } from '../../src/contract/words.ts';
import { decisionFixture, passageFixture } from '../../test/site-fixtures.ts';
import { namesOf } from '../names.ts';
import { createSiteTime } from '../time.ts';
import { lossSentence } from './loss-sentence.ts';

const time = createSiteTime('Asia/Kolkata');

function said(
  loss: LossReason,
  reasons: readonly Reason[] = [],
  outcome: PassageOutcome = 'refused',
): string {
  const decision = reasons.length === 0 ? null : decisionFixture({ verdict: 'refuse', reasons });
  return lossSentence(passageFixture({ decision, outcome }), loss, time, namesOf([]));
}

it.each([
  [{ stage: 'picture', why: 'camera-gone' }, 'The camera gave no picture while the vehicle stood there.'],
  [{ stage: 'found', why: 'no-plate', advice: null }, 'No plate was found in any of its pictures.'],
  [{ stage: 'read', why: 'no-text', advice: null }, 'no character of it could be read'],
  [{ stage: 'settled', why: 'too-short', advice: null }, 'gone before enough pictures were read'],
  [{ stage: 'matched', why: 'no-permit' }, 'There is no permit for its plate.'],
  [{ stage: 'opened', why: 'a-rule-of-tomorrow' }, 'It was not let in.'],
] as const)('%j is said without a decision too', (loss, text) => {
  expect(said(loss)).toContain(text);
});

it('every doubt about a plate has its sentence', () => {
  const sentences = PLATE_DOUBTS.map((why) => said({ stage: 'settled', why, advice: null }));
  expect(new Set(sentences).size).toBe(PLATE_DOUBTS.length);
  for (const sentence of sentences) expect(sentence).toMatch(/\.$/);
});

it.each<[LossReason, Reason, string]>([
  [
    { stage: 'settled', why: 'frames-differ', advice: null },
    { rule: 'plate-not-settled', best: 'KL01', frames: 3, why: 'frames-differ' },
    'the best guess is KL01.',
  ],
  [
    { stage: 'matched', why: 'one-character-away' },
    { rule: 'permit-one-character-away', plate: 'KL01', nearest: 'KL07' },
    'one for KL07',
  ],
  [
    { stage: 'matched', why: 'no-permit' },
    { rule: 'no-permit', plate: 'KL01' },
    'no permit for the plate KL01',
  ],
  [
    { stage: 'opened', why: 'site-full' },
    { rule: 'site-full', occupied: 8, capacity: 8 },
    'The site is full: 8',
  ],
])('%j is said as the decision says it', (loss, reason, text) => {
  expect(said(loss, [reason])).toContain(text);
});

it('where nobody looked for a permit, and where it went away, what it did is the reason', () => {
  expect(said({ stage: 'matched', why: 'not-asked' }, [], 'tailgated')).toBe(
    'The vehicle crossed on the opening of another one.',
  );
  expect(said({ stage: 'opened', why: 'reversed' }, [], 'reversed')).toBe(
    'The vehicle started to cross and went back.',
  );
});
