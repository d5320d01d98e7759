import { describe, expect, it } from 'vitest';
import { laneVehicle } from '../../test/lane-vehicle.ts';
import type { Decision } from '../access/decision.ts';
import type { Direction, PassageOutcome, Verdict } from '../contract/words.ts';
import type { Settlement } from '../plate/settling/settlement.ts';
import { endOfPassage } from './outcome.ts';
import type { Track, TrackEnd } from './track.ts';

const UNREAD: Settlement = { state: 'nothing', frames: 0 };
const LOOKED_AT: Settlement = { state: 'nothing', frames: 3 };
const PERHAPS: Settlement = { state: 'tentative', best: 'KA1', frames: 1, why: 'too-few-frames' };

const decided = (verdict: Verdict): Decision => ({
  verdict,
  plate: null,
  permitId: null,
  decidedAt: 0,
  reasons: [],
});

interface Story {
  readonly direction?: Direction;
  readonly track?: Partial<Track>;
  readonly verdict?: Verdict;
  readonly settlement?: Settlement;
}

function endOf(how: TrackEnd['how'], story: Story) {
  const { direction = 'in', settlement = UNREAD, verdict } = story;
  const decision = verdict === undefined ? null : decided(verdict);
  const vehicle = laneVehicle(
    { id: 'one', direction, ...story.track },
    { settlement, passage: { decision } },
  );
  return endOfPassage(vehicle, { track: vehicle.track, how }, 9_000);
}

describe('the outcome of a passage', () => {
  it.each<[PassageOutcome, string, TrackEnd['how'], Story]>([
    ['entered', 'was let in and went through', 'crossed', { verdict: 'open' }],
    ['left', 'was let out and went through', 'crossed', { direction: 'out', verdict: 'open' }],
    [
      'entered',
      'was let in and went under an arm that did not go up',
      'crossed',
      { verdict: 'open', track: { underClosedArm: true } },
    ],
    ['tailgated', 'was refused and went through', 'crossed', { verdict: 'refuse' }],
    ['tailgated', 'went through before anything was decided', 'crossed', { direction: 'out' }],
    [
      'forced',
      'was asked about and went under an arm that was down',
      'crossed',
      { verdict: 'ask', track: { underClosedArm: true } },
    ],
    [
      'reversed',
      'was let in, began to cross and came back',
      'went-back',
      { verdict: 'open', track: { reach: 1 } },
    ],
    [
      'reversed',
      'was refused, began to cross and came back',
      'went-back',
      { verdict: 'refuse', track: { reach: 1 } },
    ],
    [
      'refused',
      'only had its nose under an arm that was down',
      'went-back',
      { verdict: 'refuse', track: { reach: 1, underClosedArm: true } },
    ],
    ['abandoned', 'was let in and went away', 'went-back', { verdict: 'open', settlement: LOOKED_AT }],
    ['refused', 'was refused and went away', 'went-back', { verdict: 'refuse', settlement: LOOKED_AT }],
    [
      'refused',
      'was asked about, half read, and went away',
      'went-back',
      { verdict: 'ask', settlement: PERHAPS },
    ],
    ['unread', 'was asked about without having been looked at', 'went-back', { verdict: 'ask' }],
    ['unread', 'was looked at in vain before anything was decided', 'went-back', { settlement: LOOKED_AT }],
    ['abandoned', 'went away before it was looked at', 'went-back', {}],
    ['abandoned', 'went away half read, before anything was decided', 'went-back', { settlement: PERHAPS }],
    ['timed-out', 'was let in and stood there', 'timed-out', { verdict: 'open' }],
    ['timed-out', 'began to cross and stood there', 'timed-out', { verdict: 'refuse', track: { reach: 2 } }],
  ])('is %s for one that %s', (outcome, _, how, story) => {
    const { passage, crossed } = endOf(how, story);
    expect(passage).toMatchObject({ outcome, phase: 'clear', endedAt: 9_000, interrupted: false });
    expect(crossed).toBe(how === 'crossed' ? (story.direction ?? 'in') : null);
  });

  it('is worked out where the way of the vehicle is', () => {
    expect(endOf('crossed', { verdict: 'open', track: { inferred: true } }).passage.inferred).toBe(true);
    expect(endOf('crossed', { verdict: 'open' }).passage.inferred).toBe(false);
  });
});
