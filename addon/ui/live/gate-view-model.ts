import type {
  CameraView,
  GateView,
  PassageView,
  SensorView,
  SiteView,
} from '../../src/contract/site-view.ts';
import {
  type Direction,
  type DirectionRule,
  type GateCommand,
  type Instant,
  PASSAGE_PHASES,
  type PassagePhase,
  type Presence,
  SENSORS,
  type SensorPlace,
} from '../../src/contract/words.ts';
import { namesOf } from '../names.ts';
import type { IconName } from '../parts/icons.ts';
import { likelyPlateOf, type PassageModel, passageModel, plateOf } from '../parts/passage-view-model.ts';
import { type Badge, type Tone, verdictBadge } from '../parts/tone.ts';
import { texts } from '../texts.ts';
import type { SiteTime } from '../time.ts';
import { type BarrierModel, barrierModel } from './barrier-view-model.ts';

export interface GateModel {
  readonly id: string;
  readonly name: string;
  readonly directionText: string;
  readonly barrier: BarrierModel;
  readonly sensors: readonly SensorModel[];
  readonly cameras: readonly CameraModel[];
  readonly shown: ShownModel | null;
  /** Vehicles under way that are not the one shown. */
  readonly others: readonly UnderWayModel[];
  /** A vehicle stands there and only a person can let it in. */
  readonly asks: boolean;
  readonly commands: readonly GateCommand[];
  /** Every gate is open in an emergency: nothing can be ordered here before it is ended. */
  readonly emergency: boolean;
  /** The ways in which this gate can let somebody through. */
  readonly ways: readonly Direction[];
}

/** The vehicle in the picture. */
export interface ShownModel {
  readonly heading: string;
  readonly passage: PassageModel;
  /** Null when it has gone. */
  readonly underWay: UnderWayModel | null;
}

export interface SensorModel {
  readonly place: SensorPlace;
  readonly name: string;
  readonly presence: Presence;
  readonly text: string;
  readonly tone: Tone;
  readonly icon: IconName;
}

export interface CameraModel {
  readonly name: string;
  readonly text: string;
  readonly trouble: string | null;
  readonly tone: Tone;
  readonly icon: IconName;
}

export interface UnderWayModel {
  readonly id: string;
  readonly plate: string | null;
  readonly likelyPlate: string | null;
  readonly direction: Direction;
  readonly directionText: string;
  readonly arrivedText: string;
  readonly verdict: Badge | null;
  /** Only a person can let it in. */
  readonly asks: boolean;
  /** A person may turn it away: on its way in only, since who wants out is let out by the rules alone. */
  readonly refusable: boolean;
  /** A code may be typed for it. */
  readonly takesCode: boolean;
  readonly steps: readonly StepModel[];
}

export interface StepModel {
  readonly label: string;
  readonly state: 'done' | 'current' | 'ahead';
}

export function gateModel(
  gate: GateView,
  site: Pick<SiteView, 'now' | 'emergency' | 'gates'>,
  time: SiteTime,
): GateModel {
  const { now } = site;
  const underWay = gate.passages.map((passage) => underWayModel(passage, time));
  return {
    id: gate.id,
    name: gate.name,
    directionText: texts.words.directionRule[gate.directionRule],
    barrier: barrierModel(gate.barrier, now, time),
    sensors: SENSORS.flatMap((place) => {
      const sensor = gate.sensors[place];
      return sensor === undefined ? [] : [sensorModel(place, sensor, now, time)];
    }),
    cameras: gate.cameras.map((camera) => cameraModel(camera, now, time)),
    shown: gate.last === null ? null : shownModel(gate.last, underWay, site, time),
    others: underWay.filter((passage) => passage.id !== gate.last?.id),
    asks: underWay.some((passage) => passage.asks),
    commands: [
      'open',
      'close',
      'stop',
      'let-in-once',
      gate.barrier.heldOpen ? 'release' : 'hold',
      gate.barrier.locked ? 'unlock' : 'lock',
    ],
    emergency: site.emergency !== null,
    ways: waysOf(gate.directionRule),
  };
}

function shownModel(
  last: PassageView,
  underWay: readonly UnderWayModel[],
  { now, gates }: Pick<SiteView, 'now' | 'gates'>,
  time: SiteTime,
): ShownModel {
  const onItsWay = underWay.find((passage) => passage.id === last.id) ?? null;
  return {
    heading:
      onItsWay === null ? texts.gate.lastVehicle(time.moment(last.arrivedAt, now)) : texts.gate.atTheGate,
    passage: passageModel(last, time, namesOf(gates)),
    underWay: onItsWay,
  };
}

function waysOf(rule: DirectionRule): readonly Direction[] {
  switch (rule) {
    case 'entry':
      return ['in'];
    case 'exit':
      return ['out'];
    case 'both':
      return ['in', 'out'];
  }
}

function sensorModel(place: SensorPlace, sensor: SensorView, now: Instant, time: SiteTime): SensorModel {
  return {
    place,
    name: texts.words.sensorPlace[place],
    presence: sensor.presence,
    ...sensorLook(sensor, time.moment(sensor.since, now)),
  };
}

function sensorLook(sensor: SensorView, since: string): Pick<SensorModel, 'text' | 'tone' | 'icon'> {
  switch (sensor.presence) {
    case 'clear':
      return { text: texts.gate.sensorClear, tone: 'calm', icon: 'check' };
    case 'unknown':
      return { text: texts.gate.sensorUnknown(since), tone: 'bad', icon: 'question' };
    case 'present':
      return sensor.stuck
        ? { text: texts.gate.sensorStuck(since), tone: 'bad', icon: 'warning' }
        : { text: texts.gate.sensorPresent(since), tone: 'wait', icon: 'pulse' };
  }
}

function cameraModel(camera: CameraView, now: Instant, time: SiteTime): CameraModel {
  const since = time.moment(camera.since, now);
  return {
    name: texts.gate.camera(texts.words.direction[camera.watches]),
    trouble: camera.trouble,
    ...cameraLook(camera, since),
  };
}

function cameraLook(camera: CameraView, since: string): Pick<CameraModel, 'text' | 'tone' | 'icon'> {
  switch (camera.state) {
    case 'live':
      return { text: texts.gate.cameraLive, tone: 'good', icon: 'camera' };
    case 'connecting':
      return { text: texts.gate.cameraConnecting(since), tone: 'wait', icon: 'camera' };
    case 'gone':
      return { text: texts.gate.cameraGone(since), tone: 'bad', icon: 'cameraGone' };
  }
}

function underWayModel(passage: PassageView, time: SiteTime): UnderWayModel {
  const verdict = passage.decision?.verdict ?? null;
  const asks = verdict === 'ask' && passage.phase !== 'crossing' && passage.phase !== 'clear';
  return {
    id: passage.id,
    plate: plateOf(passage),
    likelyPlate: likelyPlateOf(passage),
    direction: passage.direction,
    directionText: texts.words.direction[passage.direction],
    arrivedText: texts.gate.arrived(time.clock(passage.arrivedAt)),
    verdict: verdict === null ? null : verdictBadge(verdict),
    asks,
    refusable: asks && passage.direction === 'in',
    takesCode: asks && passage.direction === 'in',
    steps: stepsOf(passage.phase),
  };
}

function stepsOf(phase: PassagePhase): readonly StepModel[] {
  const reached = PASSAGE_PHASES.indexOf(phase);
  return PASSAGE_PHASES.filter((step) => step !== 'clear').map((step, index) => ({
    label: texts.words.phase[step],
    state: index < reached ? 'done' : index === reached ? 'current' : 'ahead',
  }));
}
