import type { Camera, CameraState } from '../camera/camera.ts';
import type { Clock } from '../clock.ts';
import type { OfflineView } from '../contract/rules.ts';
import type { Direction, SitePart } from '../contract/words.ts';
import type { Barrier } from '../gate/barrier.ts';
import { partHealth } from './part-health.ts';
import type { PartHealth } from './part-health.ts';

/** The parts of a site that can be down while the rest goes on. */
export interface SiteParts {
  readonly reader: PartHealth;
  readonly store: PartHealth;
  /** Begins to listen to the cameras of a gate. */
  readonly watchCameras: (gate: PartsOfGate) => void;
  /** Parts that are down where a vehicle of this direction comes to the gate. */
  readonly downAt: (gateId: string, direction: Direction) => readonly SitePart[];
  readonly all: () => OfflineView['parts'];
}

export interface PartsOfGate {
  readonly section: { readonly id: string };
  readonly cameras: Partial<Record<Direction, Pick<Camera, 'place' | 'state' | 'onState'>>>;
  readonly control: { readonly barrier: () => Pick<Barrier, 'fault'> };
}

export interface SitePartsOptions {
  /** By their ids. */
  readonly gates: ReadonlyMap<string, PartsOfGate>;
  readonly clock: Clock;
  /** The reader, the store or a camera went down or is back. */
  readonly onTurn: () => void;
  /** Something else is new of a camera. */
  readonly onCameraNews: () => void;
}

type PartState = OfflineView['parts'][number];

export function siteParts({ gates, clock, onTurn, onCameraNews }: SitePartsOptions): SiteParts {
  const reader = partHealth(clock, onTurn);
  // A disk that refuses once refuses: nothing may be decided on what it might take later.
  const store = partHealth(clock, onTurn, 1);

  const ofSite = (): readonly PartState[] => [
    partOfSite('reader', reader),
    partOfSite('store', store),
    { part: 'home-assistant', gateId: null, health: 'absent', since: null },
    { part: 'broker', gateId: null, health: 'absent', since: null },
  ];

  return {
    reader,
    store,
    watchCameras: ({ cameras }) => {
      for (const camera of Object.values(cameras)) {
        let wasGone = isGone(camera.state);
        camera.onState((state) => {
          const isTurn = isGone(state) !== wasGone;
          wasGone = isGone(state);
          if (isTurn) onTurn();
          else onCameraNews();
        });
      }
    },
    downAt: (gateId, direction) => {
      const gate = gates.get(gateId);
      const camera = gate?.cameras[direction];
      return [
        ...ofSite(),
        ...(camera === undefined ? [] : [cameraPart(camera)]),
        ...(gate === undefined ? [] : [barrierLinkPart(gate)]),
      ].flatMap(({ part, health }) => (health === 'down' ? [part] : []));
    },
    all: () => [
      ...ofSite(),
      ...[...gates.values()].flatMap((gate) => [
        ...Object.values(gate.cameras).map(cameraPart),
        barrierLinkPart(gate),
      ]),
    ],
  };
}

function partOfSite(part: SitePart, health: PartHealth): PartState {
  return { part, gateId: null, health: upOrDown(health.isDown()), since: health.since() };
}

function cameraPart(camera: Pick<Camera, 'place' | 'state'>): PartState {
  const { place, state } = camera;
  return { part: 'camera', gateId: place.gateId, health: upOrDown(isGone(state)), since: state.since };
}

function barrierLinkPart({ section, control }: PartsOfGate): PartState {
  const isLost = control.barrier().fault === 'link-lost';
  return { part: 'barrier-link', gateId: section.id, health: upOrDown(isLost), since: null };
}

function isGone({ name }: CameraState): boolean {
  return name === 'gone';
}

function upOrDown(isDown: boolean): 'up' | 'down' {
  return isDown ? 'down' : 'up';
}
