import { describe, expect, it } from 'vitest';
import type { BarrierPosition, SensorPlace } from '../contract/words.ts';
import { mayHide, NOTHING_UNDER_ARM, stepUnderArm, underArmWakesAt } from './under-arm.ts';
import type { UnderArmEvent } from './under-arm.ts';

const CHATTER_MS = 500;
const GAP_MS = 4_000;
const OPTIONS = { places: ['outside', 'inside'], chatterMs: CHATTER_MS, gapMs: GAP_MS } as const;

type Told = `${'+' | '-' | '?'}${SensorPlace}` | BarrierPosition;

/** Each is told a second after the one before. */
function gate(position: BarrierPosition) {
  let now = 0;
  let state = NOTHING_UNDER_ARM;
  let lost = 0;
  const step = (event: UnderArmEvent): void => {
    const next = stepUnderArm(state, event, now, OPTIONS);
    state = next.underArm;
    if (next.isLost) lost += 1;
  };
  const presences = { '+': 'present', '-': 'clear', '?': 'unknown' } as const;
  const self = {
    tell: (...all: readonly Told[]) => {
      for (const each of all) {
        self.after(1_000);
        const [sign = ''] = each;
        const presence = sign === '+' || sign === '-' || sign === '?' ? presences[sign] : null;
        if (presence === null) step({ kind: 'position', position: each as BarrierPosition });
        else step({ kind: 'sensor', place: each.slice(1) as SensorPlace, presence });
      }
      return self;
    },
    after: (ms: number) => {
      now += ms;
      step({ kind: 'time' });
      return self;
    },
    hides: () => mayHide(state),
    lost: () => lost,
    wakesIn: () => {
      const wakesAt = underArmWakesAt(state, OPTIONS);
      return wakesAt === null ? null : wakesAt - now;
    },
  };
  step({ kind: 'position', position });
  return self;
}

describe('nobody may stand under the arm', () => {
  it.each<readonly [string, BarrierPosition, readonly Told[]]>([
    ['when a long vehicle went through', 'open', ['+outside', '+inside', '-outside', '-inside']],
    ['when a short one did', 'open', ['+outside', '-outside', '+inside', '-inside']],
    ['when one went out', 'open', ['+inside', '+outside', '-inside', '-outside']],
    [
      'when two went through one after the other',
      'open',
      ['+outside', '+inside', '-outside', '+outside', '-inside', '+inside', '-outside', '-inside'],
    ],
    ['when one went away before an arm that is down', 'closed', ['+outside', '-outside']],
    ['when the arm came down after all', 'open', ['+outside', '-outside', 'closed']],
    ['before one that goes in is off the first sensor', 'open', ['+outside', '+inside']],
  ])('%s', (_, position, told) => {
    const free = gate(position)
      .tell(...told)
      .after(CHATTER_MS);
    expect([free.hides(), free.wakesIn()]).toEqual([false, null]);
    expect(free.after(60_000).lost()).toBe(0);
  });
});

describe('somebody may stand under the arm', () => {
  it.each<readonly [string, BarrierPosition, readonly Told[]]>([
    ['when one went out of sight', 'open', ['+outside', '-outside']],
    ['when one went out of sight while the arm went up', 'opening', ['+inside', '-inside']],
    ['when nobody knows where the arm is', 'unknown', ['+outside', '-outside']],
    ['when one drew back from the far sensor', 'open', ['+outside', '+inside', '-inside']],
    ['and two when it then went off the near one', 'open', ['+outside', '+inside', '-inside', '-outside']],
    ['when one of two that waited on both sides did', 'closed', ['+outside', '+inside', 'open', '-outside']],
    ['when one came up while the arm rose', 'opening', ['+outside', '+inside', 'open', '-outside']],
    ['when one came back where it had gone', 'open', ['+outside', '-outside', '+outside']],
    [
      'when the second of two followed',
      'open',
      ['+outside', '-outside', '+outside', '-outside', '+inside', '-inside'],
    ],
  ])('%s', (_, position, told) => {
    const hiding = gate(position)
      .tell(...told)
      .after(CHATTER_MS);
    expect(hiding.hides()).toBe(true);
    hiding.tell('-outside', '-inside').after(CHATTER_MS).after(GAP_MS).after(GAP_MS);
    expect(hiding.hides()).toBe(false);
    expect(hiding.lost()).toBeGreaterThan(0);
  });

  it('until it has not been seen for gapMs, and then is lost', () => {
    const hiding = gate('open').tell('+outside', '-outside').after(CHATTER_MS);
    expect(hiding.wakesIn()).toBe(GAP_MS);
    expect([hiding.after(GAP_MS - 1).hides(), hiding.lost()]).toEqual([true, 0]);
    expect([hiding.after(1).hides(), hiding.lost(), hiding.wakesIn()]).toEqual([false, 1, null]);
  });

  it('also where another blocks its way out', () => {
    const queue = gate('open')
      .tell('+outside', '-outside', '+outside', '+inside', '-outside')
      .after(CHATTER_MS);
    expect([queue.after(GAP_MS - 1).lost(), queue.after(1).lost()]).toEqual([0, 1]);
  });

  it('is not said of a sensor that only chatters', () => {
    const chatters = gate('open')
      .tell('+outside', '-outside')
      .after(CHATTER_MS - 1);
    expect([chatters.hides(), chatters.wakesIn()]).toEqual([false, 1]);
  });

  it('is said of who was seen before the sensor fell silent', () => {
    expect(gate('open').tell('+outside', '?outside', '-outside').after(CHATTER_MS).hides()).toBe(true);
    expect(gate('open').tell('+outside', '-outside', '?outside').after(60_000).lost()).toBe(1);
    expect(gate('open').tell('-outside', '?outside', '-outside').after(CHATTER_MS).hides()).toBe(false);
  });
});
