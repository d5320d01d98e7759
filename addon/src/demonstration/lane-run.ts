import type { Decision } from '../access/decision.ts';
import type { BarrierPosition, Direction, Instant, Presence, SensorPlace } from '../contract/words.ts';
import type { GateOptions } from '../gate/gate-options.ts';
import { EMPTY_LANE } from '../gate/lane.ts';
import { laneWakesAt, stepLane } from '../gate/passage-machine.ts';
import type { LaneEffect, LaneEvent } from '../gate/passage-machine.ts';
import type { PassageEnd } from '../gate/outcome.ts';
import type { Settlement } from '../plate/settling/settlement.ts';

const SENSORS_IN: readonly SensorPlace[] = ['outside', 'beam', 'inside'];
/** From one sensor to the next. */
const STEP_MS = 600;
const ARM_MS = 4_000;
const READ_AFTER_MS = 1_800;
const REACTION_MS = 1_200;

/** What one driver does once the arm is up. */
export type LaneManner = 'ordinary' | 'reverses' | 'abandons';

export interface LaneRun {
  readonly gate: GateOptions & { readonly id: string };
  readonly direction: Direction;
  readonly at: Instant;
  readonly manner: LaneManner;
  /** How long it waits before a closed arm. */
  readonly patienceMs: number;
  /** Somebody keeps close behind and slips through; what is read of that one. */
  readonly follower: Settlement | null;
  readonly settlement: Settlement;
  /** Content addresses of the best pictures of the vehicle and of who follows. */
  readonly pictureId: string | null;
  readonly followerPictureId: string | null;
  readonly newId: () => string;
  readonly decide: (settlement: Settlement, now: Instant) => Decision;
  /** A person looks at who was not let in, and says this; null: nobody does. */
  readonly person: ((now: Instant) => Decision) | null;
}

/** One vehicle, and who follows it, on its way through a lane, by the passage machine itself. @returns how it ended, in order. */
export function runLane(run: LaneRun): readonly PassageEnd[] {
  const { gate, direction, newId } = run;
  const options = { ...gate, gateId: gate.id, places: gate.sensors, newId };
  const way = direction === 'in' ? SENSORS_IN : SENSORS_IN.toReversed();
  const [first = 'outside', middle = 'beam', last = 'inside'] = way;
  const ends: PassageEnd[] = [];
  let lane = EMPTY_LANE;
  let now = run.at - 1_000;

  const hear = (effects: readonly LaneEffect[]): void => {
    for (const effect of effects) {
      if (effect.kind === 'ended') ends.push({ passage: effect.passage, crossed: effect.crossed });
      if (effect.kind === 'decide') answer(effect.passageId);
    }
  };
  const step = (event: LaneEvent): void => {
    const stepped = stepLane(lane, event, now, options);
    lane = stepped.lane;
    hear(stepped.effects);
  };
  const answer = (passageId: string): void => {
    const vehicle = lane.vehicles.find(({ passage }) => passage.id === passageId);
    if (vehicle === undefined) return;
    step({ kind: 'decision', passageId, decision: run.decide(vehicle.settlement, now) });
  };
  const pass = (ms: number): void => {
    const until = now + ms;
    for (let wakes = laneWakesAt(lane, options); wakes !== null && wakes <= until;) {
      now = Math.max(now, wakes);
      step({ kind: 'time' });
      const next = laneWakesAt(lane, options);
      wakes = next !== null && next <= now ? now + 1 : next;
    }
    now = until;
    step({ kind: 'time' });
  };
  const sensor = (place: SensorPlace, presence: Presence): void => {
    step({ kind: 'sensor', place, presence });
    pass(STEP_MS);
  };
  const arm = (...positions: readonly BarrierPosition[]): void => {
    for (const position of positions) {
      step({ kind: 'barrier', position });
      pass(ARM_MS / positions.length);
    }
  };
  const isGranted = (): boolean => lane.vehicles[0]?.passage.decision?.verdict === 'open';
  const read = (settlement: Settlement, pictureId: string | null): void => {
    const vehicle = lane.vehicles.at(-1);
    if (vehicle === undefined) return;
    step({ kind: 'settlement', passageId: vehicle.passage.id, settlement, pictureId });
    pass(1_000);
  };

  step({ kind: 'barrier', position: 'closed' });
  for (const place of way) step({ kind: 'sensor', place, presence: 'clear' });
  pass(1_000);
  sensor(first, 'present');
  pass(READ_AFTER_MS);
  read(run.settlement, run.pictureId);
  pass(options.readPatienceMs);
  const waits = lane.vehicles[0];
  if (!isGranted() && run.person !== null && waits !== undefined) {
    pass(Math.round(run.patienceMs / 2));
    step({ kind: 'decision', passageId: waits.passage.id, decision: run.person(now) });
  }
  if (!isGranted()) {
    pass(Math.round(run.patienceMs / 2));
    sensor(first, 'clear');
  } else {
    if (waits !== undefined) step({ kind: 'confirmed', passageId: waits.passage.id });
    arm('opening', 'open');
    pass(REACTION_MS);
    switch (run.manner) {
      case 'ordinary':
        through();
        break;
      case 'reverses':
        sensor(middle, 'present');
        sensor(middle, 'clear');
        sensor(first, 'clear');
        break;
      case 'abandons':
        sensor(first, 'clear');
        break;
    }
    pass(options.gapMs);
    arm('closing', 'closed');
  }
  pass(options.gapMs + options.clearMs);
  return ends;

  function through(): void {
    sensor(middle, 'present');
    sensor(last, 'present');
    sensor(first, 'clear');
    if (run.follower !== null) {
      sensor(first, 'present');
      read(run.follower, run.followerPictureId);
    }
    sensor(middle, 'clear');
    sensor(last, 'clear');
    if (run.follower === null) return;
    sensor(middle, 'present');
    sensor(last, 'present');
    sensor(first, 'clear');
    sensor(middle, 'clear');
    sensor(last, 'clear');
  }
}
