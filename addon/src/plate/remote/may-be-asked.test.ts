import { describe, expect, it } from 'vitest';
import { REMOTE_USES } from '../../contract/readers.ts';
import { mayBeAsked } from './may-be-asked.ts';
import type { Doings, FrameSoFar, Leave } from './may-be-asked.ts';

const NOW = 100_000;
const LEAVE: Leave = { use: 'when-unread', afterFrames: 10, readsPerPassage: 2, spacingMs: 1000 };
const DOINGS: Doings = { sent: 0, lastSentAt: null, isBusy: false, isLeftAlone: false, isBudgetUsed: false };

const frameOf = (frames: number, isRead: boolean | null, isSettled = false): FrameSoFar => ({
  passage: { id: 'passage-1', gateId: 'lane', frames, isSettled },
  isRead,
});

describe('a frame is of interest', () => {
  it.each([
    ['when-unread', 9, true, false],
    ['when-unread', 10, true, true],
    ['when-unread', 10, false, true],
    ['when-unread', 9, false, false],
    ['when-unread', 50, null, false],
    ['witness', 0, true, true],
    ['witness', 50, false, false],
    ['witness', 0, null, false],
    ['instead', 0, null, true],
    ['instead', 50, true, false],
    ['instead', 50, false, false],
    ['shadow', 0, true, true],
    ['shadow', 9, false, false],
    ['shadow', 10, false, true],
    ['shadow', 50, null, false],
  ] as const)('to %s after %d frames with a plate read here: %j → %j', (use, frames, isRead, expected) => {
    expect(mayBeAsked({ ...LEAVE, use }, DOINGS, frameOf(frames, isRead), NOW)).toBe(expected);
  });
});

describe('nobody is asked', () => {
  const OF_INTEREST = {
    'when-unread': frameOf(10, true),
    witness: frameOf(10, true),
    instead: frameOf(10, null),
    shadow: frameOf(10, true),
  };

  it.each(REMOTE_USES)('in vain: %s is, where nothing speaks against it', (use) => {
    expect(mayBeAsked({ ...LEAVE, use }, DOINGS, OF_INTEREST[use], NOW)).toBe(true);
    expect(
      mayBeAsked({ ...LEAVE, use }, { ...DOINGS, sent: 1, lastSentAt: NOW - 1000 }, OF_INTEREST[use], NOW),
    ).toBe(true);
  });

  it.each(REMOTE_USES)('about a plate that is settled (%s)', (use) => {
    const { isRead } = OF_INTEREST[use];
    expect(mayBeAsked({ ...LEAVE, use }, DOINGS, frameOf(10, isRead, true), NOW)).toBe(false);
  });

  it.each([
    ['once the reads of the passage are used', { sent: 2 }],
    ['while a call is under way', { isBusy: true }],
    ['while it is left alone', { isLeftAlone: true }],
    ['when the month is paid for', { isBudgetUsed: true }],
    ['too soon after the call before', { lastSentAt: NOW - 999 }],
  ] as const)('%s', (_, doings) => {
    for (const use of REMOTE_USES) {
      expect(mayBeAsked({ ...LEAVE, use }, { ...DOINGS, ...doings }, OF_INTEREST[use], NOW)).toBe(false);
    }
  });
});
