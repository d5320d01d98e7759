import type { BarrierPosition, Instant, Presence, SensorPlace } from '../contract/words.ts';

export interface UnderArmOptions {
  /** The sensors of the gate, one on each side of the arm and none under it. */
  readonly places: readonly SensorPlace[];
  /** A sensor that goes off and on again within this time saw the same vehicle. */
  readonly chatterMs: number;
  /** Who is not seen again for so long after it went between the sensors is lost. */
  readonly gapMs: number;
}

/**
 * What may stand between two sensors that do not see under the arm. The history takes the likeliest of several
 * explanations; here the only proof that somebody is out is that one vehicle after the other went in at one end and out
 * at the other. Whatever else goes out of sight under an arm that is not down may stand there.
 */
export interface UnderArm {
  readonly position: BarrierPosition;
  /** Who covers a sensor, by how they came there. */
  readonly over: Partial<Record<SensorPlace, Comer>>;
  /** Sensors that went clear, and when that will be believed. */
  readonly clearing: Partial<Record<SensorPlace, Instant>>;
  /** Who went between the sensors and has not come out at the other end. */
  readonly hidden: readonly Hidden[];
}

/**
 * `came`: was first seen there. `reaches`: most likely the front of who covers the other sensor, or another one who came.
 * `through`: came in at the other end.
 */
type Comer = 'came' | 'reaches' | 'through';

interface Hidden {
  readonly from: SensorPlace;
  readonly since: Instant;
}

export type UnderArmEvent =
  | { readonly kind: 'sensor'; readonly place: SensorPlace; readonly presence: Presence }
  | { readonly kind: 'position'; readonly position: BarrierPosition }
  | { readonly kind: 'time' };

export interface UnderArmStep {
  readonly underArm: UnderArm;
  /** Somebody is out of sight for too long. */
  readonly isLost: boolean;
}

export const NOTHING_UNDER_ARM: UnderArm = { position: 'unknown', over: {}, clearing: {}, hidden: [] };

export function stepUnderArm(
  before: UnderArm,
  event: UnderArmEvent,
  at: Instant,
  options: UnderArmOptions,
): UnderArmStep {
  const believed = believeClear(before, at, options);
  const after = applyEvent(believed, event, at, options);
  const hidden = after.hidden.filter(({ since }) => at < since + options.gapMs);
  return { underArm: { ...after, hidden }, isLost: hidden.length < after.hidden.length };
}

/** The arm must not come down: somebody is between the sensors, or may be. */
export function mayHide({ hidden }: UnderArm): boolean {
  return hidden.length > 0;
}

/** When it must be stepped again although nothing happens, or null. */
export function underArmWakesAt(underArm: UnderArm, options: UnderArmOptions): Instant | null {
  const instants = [
    ...Object.values(underArm.clearing),
    ...underArm.hidden.map(({ since }) => since + options.gapMs),
  ];
  return instants.length === 0 ? null : Math.min(...instants);
}

function applyEvent(before: UnderArm, event: UnderArmEvent, at: Instant, options: UnderArmOptions): UnderArm {
  switch (event.kind) {
    case 'sensor':
      return hear(before, event.place, event.presence, at, options);
    case 'position': {
      const { position } = event;
      // An arm that is down lies on nothing.
      return { ...before, position, hidden: position === 'closed' ? [] : before.hidden };
    }
    case 'time':
      return before;
  }
}

function hear(
  before: UnderArm,
  place: SensorPlace,
  presence: Presence,
  at: Instant,
  options: UnderArmOptions,
): UnderArm {
  const { over, clearing } = before;
  switch (presence) {
    case 'unknown':
      return { ...before, clearing: without(clearing, place) };
    case 'clear':
      return over[place] === undefined || clearing[place] !== undefined
        ? before
        : { ...before, clearing: { ...clearing, [place]: at + options.chatterMs } };
    case 'present':
      return over[place] === undefined
        ? covered(before, place, options)
        : { ...before, clearing: without(clearing, place) };
  }
}

function covered(before: UnderArm, place: SensorPlace, { places }: UnderArmOptions): UnderArm {
  const { over, hidden, position } = before;
  const comesOut = hidden.find(({ from }) => from !== place);
  if (comesOut !== undefined) {
    return {
      ...before,
      over: { ...over, [place]: 'through' },
      hidden: hidden.filter((each) => each !== comesOut),
    };
  }
  const other = otherThan(place, places);
  const isUp = position !== 'closed' && position !== 'opening';
  const mayReach = isUp && other !== undefined && over[other] === 'came';
  return { ...before, over: { ...over, [place]: mayReach ? 'reaches' : 'came' } };
}

function believeClear(before: UnderArm, at: Instant, options: UnderArmOptions): UnderArm {
  return Object.entries(before.clearing)
    .filter(([, believedAt]) => believedAt <= at)
    .sort(([, a], [, b]) => a - b)
    .reduce((underArm, [place, since]) => cleared(underArm, place as SensorPlace, since, options), before);
}

function cleared(before: UnderArm, place: SensorPlace, at: Instant, { places }: UnderArmOptions): UnderArm {
  const other = otherThan(place, places);
  const comer = before.over[place];
  const calm: UnderArm = {
    ...before,
    over: without(before.over, place),
    clearing: without(before.clearing, place),
  };
  if (comer === 'through' || before.position === 'closed') return calm;
  if (other !== undefined && before.over[other] === 'reaches') {
    return { ...calm, over: { ...calm.over, [other]: 'through' } };
  }
  return { ...calm, hidden: [...calm.hidden, { from: place, since: at }] };
}

function otherThan(place: SensorPlace, places: readonly SensorPlace[]): SensorPlace | undefined {
  return places.find((each) => each !== place);
}

function without<Value>(
  record: Partial<Record<SensorPlace, Value>>,
  place: SensorPlace,
): Partial<Record<SensorPlace, Value>> {
  return Object.fromEntries(Object.entries(record).filter(([each]) => each !== place));
}
