import type { Decision } from '../access/decision.ts';
import type { BarrierPosition, Instant, Presence, SensorPlace, Verdict } from '../contract/words.ts';
import type { Settlement } from '../plate/settling/settlement.ts';
import { barrierNeeded, barrierOwed, EMPTY_LANE, vehiclesToRead } from './lane.ts';
import { laneWakesAt, stepLane } from './passage-machine.ts';
import type { LaneEffect, LaneEvent, PassageOptions } from './passage-machine.ts';
import type { Passage } from './passage.ts';
import { isUnderWay } from './track.ts';

export const WITH_BEAM: readonly SensorPlace[] = ['outside', 'beam', 'inside'];
/** The wiring of the original project: one sensor on each side of the arm. */
export const WITHOUT_BEAM: readonly SensorPlace[] = ['outside', 'inside'];

export const PATIENCE_MS = 600_000;

const settled = (plate: string): Settlement => ({
  state: 'settled',
  plate,
  frames: 2,
  readers: ['eye'],
  settledBy: 'known',
});

export const decision = (verdict: Verdict, plate: string | null, at: Instant): Decision => ({
  verdict,
  plate,
  permitId: null,
  decidedAt: at,
  reasons: [{ rule: 'no-permit', plate: plate ?? '' }],
});

/** A lane that can be told what happens, second by second, and decides as it is told to. */
export function lane(places: readonly SensorPlace[], extra: Partial<PassageOptions> = {}) {
  let ids = 0;
  let state = EMPTY_LANE;
  let now = 0;
  const options: PassageOptions = {
    gateId: 'gate',
    places,
    directionRule: 'both',
    chatterMs: 500,
    blipMs: 0,
    gapMs: 4_000,
    readPatienceMs: 8_000,
    patienceMs: PATIENCE_MS,
    laneOrder: 'exit-first',
    turnMs: 30_000,
    newId: () => `p${(ids += 1)}`,
    ...extra,
  };
  const effects: LaneEffect[] = [];
  const verdicts = new Map<string, Verdict>();

  const step = (event: LaneEvent): void => {
    const result = stepLane(state, event, now, options);
    state = result.lane;
    effects.push(...result.effects);
    for (const effect of result.effects) {
      if (effect.kind !== 'decide') continue;
      const vehicle = state.vehicles.find(({ passage }) => passage.id === effect.passageId);
      if (vehicle === undefined) throw new Error('asked to decide about a vehicle that is not there');
      const plate = vehicle.settlement.state === 'settled' ? vehicle.settlement.plate : null;
      const leaves = vehicle.passage.direction === 'out';
      const verdict = leaves ? 'open' : plate === null ? 'ask' : (verdicts.get(plate) ?? 'refuse');
      step({ kind: 'decision', passageId: effect.passageId, decision: decision(verdict, plate, now) });
      step({ kind: 'confirmed', passageId: effect.passageId });
    }
  };

  const self = {
    places,
    knows: (plate: string, verdict: Verdict) => (verdicts.set(plate, verdict), self),
    sensor: (place: SensorPlace, presence: Presence) => (step({ kind: 'sensor', place, presence }), self),
    /** `+outside` is a vehicle over the outside sensor, `-outside` none. */
    sees: (...edges: readonly `${'+' | '-'}${SensorPlace}`[]) => {
      for (const edge of edges) {
        self.after(600);
        self.sensor(edge.slice(1) as SensorPlace, edge.startsWith('+') ? 'present' : 'clear');
      }
      return self;
    },
    barrier: (position: BarrierPosition) => (step({ kind: 'barrier', position }), self),
    reads: (plate: string, pictureId: string | null = null) => {
      const vehicle = state.vehicles.find(({ track }) => !isUnderWay(track, places));
      if (vehicle === undefined) throw new Error('no vehicle to read');
      step({
        kind: 'settlement',
        passageId: vehicle.passage.id,
        settlement: settled(plate),
        pictureId,
      });
      return self;
    },
    readsPerhaps: (best: string) => {
      const settlement: Settlement = { state: 'tentative', best, frames: 1, why: 'too-few-frames' };
      for (const { passage } of state.vehicles) {
        step({ kind: 'settlement', passageId: passage.id, settlement, pictureId: null });
      }
      return self;
    },
    /** It is decided about whoever is there. */
    decides: (decided: Decision) => {
      for (const { passage } of state.vehicles) {
        step({ kind: 'decision', passageId: passage.id, decision: decided });
      }
      return self;
    },
    confirms: () => {
      for (const { passage } of state.vehicles) step({ kind: 'confirmed', passageId: passage.id });
      return self;
    },
    /** A person lets whoever is there pass. */
    letIn: ({ confirmed = true } = {}) => {
      const reasons: Decision['reasons'] = [{ rule: 'person-ordered', by: 'Ada', command: 'let-in-once' }];
      self.decides({ ...decision('open', null, now), reasons });
      return confirmed ? self.confirms() : self;
    },
    keptOpen: (keptOpen: boolean) => (step({ kind: 'kept-open', keptOpen }), self),
    owed: () => barrierOwed(state),
    phases: () => state.vehicles.map(({ passage: { direction, phase } }) => [direction, phase]),
    readsNothing: () => {
      const settlement: Settlement = { state: 'nothing', frames: 1 };
      for (const { passage } of state.vehicles) {
        step({ kind: 'settlement', passageId: passage.id, settlement, pictureId: null });
      }
      return self;
    },
    after: (ms: number) => {
      now += ms;
      step({ kind: 'time' });
      return self;
    },
    ends: () =>
      effects.flatMap((effect) =>
        effect.kind === 'ended' ? [[effect.passage.outcome, effect.crossed, effect.passage.plate]] : [],
      ),
    /** What was told of passages while it happened. */
    told: (happens: () => unknown): readonly Passage[] => {
      const before = effects.length;
      happens();
      return effects.slice(before).flatMap((effect) => (effect.kind === 'decide' ? [] : [effect.passage]));
    },
    /** Who was to be decided about, one after the other. */
    asked: () => effects.flatMap((effect) => (effect.kind === 'decide' ? [effect.passageId] : [])),
    ended: () => effects.flatMap((effect) => (effect.kind === 'ended' ? [effect.passage] : [])),
    needed: () => barrierNeeded(state, places),
    toRead: () => vehiclesToRead(state, places).map(({ passage }) => passage.direction),
    underWay: () => state.vehicles.map(({ passage }) => passage),
    wakesAt: () => laneWakesAt(state, options),
    now: () => now,
    lane: () => state,
    effects,
  };
  for (const place of places) self.sensor(place, 'clear');
  return self.barrier('closed');
}
