import { describe, expect, it } from 'vitest';
import type { Passage } from '../../gate/passage.ts';
import { decisionOf, STRANGER, waitingPassage } from './notices-under-test.ts';
import { unknownWaiting } from './unknown-waiting.ts';

const noPermit = { rule: 'no-permit', plate: STRANGER } as const;

describe('a person is told of', () => {
  it.each<[string, Partial<Passage>]>([
    ['a stranger who is asked about', {}],
    ['a stranger who was refused for want of a permit', { decision: decisionOf('refuse', noPermit) }],
    [
      'one whose plate cannot be read for sure',
      { plate: null, likelyPlate: 'DL8CAF503', decision: decisionOf('ask') },
    ],
    ['one whose plate cannot be read', { plate: null, decision: decisionOf('ask') }],
  ])('%s', (_who, said) => {
    const { gateId, plate, likelyPlate, pictureId } = waitingPassage(said);
    expect(unknownWaiting([waitingPassage(said)], () => false)).toEqual([
      { subject: { kind: 'unknown-waiting', passageId: 'p1', gateId, plate, likelyPlate }, pictureId },
    ]);
  });
});

describe('nobody is told of', () => {
  it.each<[string, Partial<Passage>]>([
    ['one who is not decided about yet', { decision: null }],
    ['one who is let in', { decision: decisionOf('open', noPermit) }],
    ['one who wants out', { direction: 'out' }],
    ['one who is gone', { outcome: 'refused' }],
    ['one who is refused for something else', { decision: decisionOf('refuse') }],
    [
      'one whom a person turned away',
      { decision: decisionOf('refuse', noPermit, { rule: 'person-ordered', by: 'Ana', command: 'refuse' }) },
    ],
    [
      'one about whom a person has answered',
      { decision: decisionOf('ask', { rule: 'person-ordered', by: 'Ana', command: 'refuse' }) },
    ],
  ])('%s', (_who, said) => {
    expect(unknownWaiting([waitingPassage(said)], () => false)).toEqual([]);
  });

  it('one whose plate has a permit', () => {
    expect(unknownWaiting([waitingPassage()], (plate) => plate === STRANGER)).toEqual([]);
  });
});
