import type { Cancel, Clock } from '../clock.ts';
import type { Presence } from '../contract/words.ts';
import type { Random } from './random.ts';

/** One presence sensor with the faults of real ones: contacts that bounce, and states that stick. */
export interface FaultySensor {
  presence(): Presence;
  /** What is really there. */
  cover(covered: boolean): void;
  /** From now on and for `forMs` it says this, whatever is there. A second call takes the place of the first. */
  stick(as: Presence, forMs: number): void;
  stop(): void;
}

export interface FaultySensorOptions {
  readonly clock: Clock;
  readonly bounce: Random | null;
  readonly onPresence: (presence: Presence) => void;
}

/** Share of changes that bounce, and how long each false state lasts; infra-red eyes on a bumper do worse. */
const BOUNCES = 0.25;
const BOUNCE_MS = [30, 110] as const;

export function faultySensor({ clock, bounce, onPresence }: FaultySensorOptions): FaultySensor {
  let covered: boolean | null = null;
  let stuckAs: Presence | null = null;
  let said: Presence = 'unknown';
  let cancelStick: Cancel = () => undefined;
  let cancelBounce: Cancel = () => undefined;

  const say = (presence: Presence): void => {
    if (presence === said) return;
    said = presence;
    onPresence(presence);
  };

  const sayWhatIs = (): void => {
    if (stuckAs !== null) say(stuckAs);
    else say(covered === null ? 'unknown' : covered ? 'present' : 'clear');
  };

  const sayOpposite = (): void => {
    if (stuckAs === null) say(covered === true ? 'clear' : 'present');
  };

  const bounceOnce = (random: Random): void => {
    cancelBounce = clock.after(random.integer(...BOUNCE_MS), () => {
      sayOpposite();
      cancelBounce = clock.after(random.integer(...BOUNCE_MS), sayWhatIs);
    });
  };

  return {
    presence: () => said,
    cover: (now) => {
      if (now === covered) return;
      const isFirst = covered === null;
      covered = now;
      cancelBounce();
      sayWhatIs();
      if (bounce !== null && !isFirst && bounce.chance(BOUNCES)) bounceOnce(bounce);
    },
    stick: (as, forMs) => {
      cancelStick();
      stuckAs = as;
      sayWhatIs();
      cancelStick = clock.after(forMs, () => {
        stuckAs = null;
        sayWhatIs();
      });
    },
    stop: () => {
      cancelStick();
      cancelBounce();
    },
  };
}
