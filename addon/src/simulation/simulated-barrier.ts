import type { Cancel, Clock } from '../clock.ts';
import type { BarrierPosition, Instant } from '../contract/words.ts';
import type { BarrierDevice, BarrierOrder } from '../gate/barrier-device.ts';

/** The arm came down on a vehicle. Never expected: the tests of the whole assert that there is none. */
export interface Incident {
  readonly at: Instant;
  readonly gateId: string;
  readonly vehicleId: string;
}

/**
 * - `stalled`: orders arrive, but the motor does not turn;
 * - `link-lost`: orders do not arrive and nobody hears where the arm is.
 */
export type BarrierTrouble = 'stalled' | 'link-lost';

export interface SimulatedBarrier extends BarrierDevice {
  /** Where the arm really is: 0 is down, 1 is all the way up. */
  openness(): number;
  readonly incidents: readonly Incident[];
  /** Breaks it, or mends it with null; the arm then goes on with what it was told last. */
  trouble(trouble: BarrierTrouble | null): void;
}

export interface SimulatedBarrierOptions {
  readonly clock: Clock;
  readonly gateId: string;
  /** Id of the vehicle that stands under the arm now, or null. */
  readonly underArm?: () => string | null;
  /** 2 s when absent, as hobby servos and small boom gates need. */
  readonly openingMs?: number;
  readonly closingMs?: number;
}

/** While the arm comes down, how often it is looked whether it meets a vehicle. */
const LOOK_MS = 50;
/** How far the arm must be up to be above the roof of a car. */
const ROOF_OPENNESS = 0.7;

type Motion = 'rests' | 'opens' | 'closes';

/** An arm with a travel time. It obeys: what keeps it off vehicles is the gate's own business. */
export function simulatedBarrier(options: SimulatedBarrierOptions): SimulatedBarrier {
  const { clock, gateId } = options;
  const underArm = options.underArm ?? (() => null);
  const openingMs = options.openingMs ?? 2_000;
  const closingMs = options.closingMs ?? 2_500;

  const listeners = new Set<(position: BarrierPosition) => void>();
  const incidents: Incident[] = [];
  let motion: Motion = 'rests';
  /** Openness at `movingSince`. */
  let opennessThen = 0;
  let movingSince = clock.now();
  let told: BarrierPosition = 'closed';
  let troubled: BarrierTrouble | null = null;
  let linked = true;
  let cancelLook: Cancel = () => undefined;

  const openness = (): number => {
    if (motion === 'rests' || troubled === 'stalled') return opennessThen;
    const goneMs = clock.now() - movingSince;
    const moved = motion === 'opens' ? goneMs / openingMs : -goneMs / closingMs;
    return Math.min(1, Math.max(0, opennessThen + moved));
  };

  const actual = (): BarrierPosition => {
    if (motion === 'opens') return 'opening';
    if (motion === 'closes') return 'closing';
    if (opennessThen === 0) return 'closed';
    return opennessThen === 1 ? 'open' : 'stopped';
  };

  const tell = (): void => {
    const position = troubled === 'link-lost' ? 'unknown' : actual();
    if (!linked || position === told) return;
    told = position;
    for (const listener of [...listeners]) listener(position);
  };

  const moveTo = (next: Motion): void => {
    opennessThen = openness();
    movingSince = clock.now();
    const isThere =
      (next === 'opens' && opennessThen === 1) ||
      (next === 'closes' && opennessThen === 0) ||
      next === 'rests';
    motion = isThere ? 'rests' : next;
    cancelLook();
    if (motion !== 'rests' && troubled !== 'stalled') cancelLook = clock.after(nextLookMs(), look);
    tell();
  };

  const nextLookMs = (): number => {
    const restMs = motion === 'opens' ? (1 - opennessThen) * openingMs : opennessThen * closingMs;
    return Math.max(1, Math.ceil(motion === 'opens' ? restMs : Math.min(LOOK_MS, restMs)));
  };

  const look = (): void => {
    const vehicleId = motion === 'closes' && openness() < ROOF_OPENNESS ? underArm() : null;
    if (vehicleId !== null) {
      incidents.push({ at: clock.now(), gateId, vehicleId });
      moveTo('rests');
      return;
    }
    moveTo(motion);
  };

  const obey: Record<BarrierOrder, () => void> = {
    open: () => {
      moveTo('opens');
    },
    close: () => {
      moveTo('closes');
    },
    stop: () => {
      moveTo('rests');
    },
  };

  return {
    get position() {
      return told;
    },
    incidents,
    openness,
    onPosition: (listener) => {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
    order: (order) => {
      if (!linked || troubled === 'link-lost') return Promise.resolve('link-lost');
      obey[order]();
      return Promise.resolve('sent');
    },
    trouble: (next) => {
      const going = motion;
      opennessThen = openness();
      movingSince = clock.now();
      troubled = next;
      moveTo(going);
    },
    stop: () => {
      linked = false;
      listeners.clear();
      cancelLook();
      return Promise.resolve();
    },
  };
}
