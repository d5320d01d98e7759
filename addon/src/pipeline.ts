import { decide, decideByPerson } from './access/decide.ts';
import { permitBook } from './access/permit-book.ts';
import type { Camera } from './camera/camera.ts';
import { isUploadedCamera } from './camera/uploaded-camera.ts';
import type { Clock } from './clock.ts';
import type { Direction, GateCommand } from './contract/words.ts';
import type { BarrierDevice } from './gate/barrier-device.ts';
import { controlGate } from './gate/gate-control.ts';
import type { GateControl } from './gate/gate-control.ts';
import type { LaneVehicle } from './gate/lane.ts';
import { endOfInterrupted } from './gate/outcome.ts';
import type { LaneEffect } from './gate/passage-machine.ts';
import type { Passage } from './gate/passage.ts';
import type { PresenceSensors } from './gate/presence-sensors.ts';
import type { GateSection, Options } from './options.ts';
import { applyCrossing } from './parking/inside.ts';
import type { Inside } from './parking/inside.ts';
import { insideSince } from './parking/pairing.ts';
import type { SiteState } from './parking/site-state.ts';
import { watchSlots } from './parking/slot-watch.ts';
import type { SlotSensors } from './parking/slot-sensors.ts';
import { regionOrder } from './plate/formats/region-order.ts';
import type { PlateReader } from './plate/plate-reader.ts';
import { watchPlates } from './plate/plate-watch.ts';
import type { PlateWatch } from './plate/plate-watch.ts';
import { siteFormats } from './plate/settling/site-formats.ts';
import { recentPassages } from './store/recent-passages.ts';
import { recordQueue } from './store/record-queue.ts';
import type { Written } from './store/record-queue.ts';
import { storedReadings } from './store/store.ts';
import type { PassageStep, PictureStore, Store } from './store/store.ts';
import type { CommandAnswer, LiveSite } from './web/live-site.ts';

export interface GateParts {
  readonly section: GateSection;
  readonly cameras: Partial<Record<Direction, Camera>>;
  readonly sensors: PresenceSensors;
  readonly barrier: BarrierDevice;
}

export interface PipelineParts {
  readonly site: Options['site'];
  readonly clock: Clock;
  readonly gates: readonly GateParts[];
  readonly slotSensors: SlotSensors;
  readonly reader: PlateReader;
  readonly store: Store;
  readonly pictures: PictureStore;
  readonly newId: () => string;
  /** Something needs a person's eye; the site goes on. */
  readonly onTrouble: (what: string, error: unknown) => void;
}

/** A site at work: what the web sees of it, less the view, which is made of its state. */
export interface Pipeline extends Omit<LiveSite, 'view'> {
  readonly state: () => SiteState;
  /** Resolves when nothing is under way and everything decided is on disk, or cannot be written. */
  readonly stop: () => Promise<void>;
}

interface RunningGate extends GateParts {
  readonly control: GateControl;
  readonly plates: PlateWatch;
  readonly decideAbout: (passageId: string) => void;
}

/** Readings of a vehicle that waits long are written in steps of so many, so that no step blocks the barrier. */
const MOST_READINGS_A_STEP = 50;
const LINK_LOST: CommandAnswer = { done: false, why: 'link-lost' };

/**
 * The order of the stages, and the only place that knows it: camera, plate, access, gate, parking, store, and then what
 * people see. Each stage decides in its own room; here they are joined.
 */
export async function startPipeline(parts: PipelineParts): Promise<Pipeline> {
  const { site, clock, store, pictures, reader, newId } = parts;
  const stopping = new AbortController();
  const listeners = new Set<() => void>();
  const changed = (): void => {
    for (const listener of listeners) listener();
  };

  let permits = permitBook(await store.permits.all());
  let inside: Inside = { occupied: await store.occupancy.count(), openVisits: await store.visits.open() };
  const interrupted = await store.passages.underWay();
  let announcedOccupied = inside.occupied;
  const slots = watchSlots(site.slots, parts.slotSensors, clock, changed);
  const queue = recordQueue({
    store,
    clock,
    signal: stopping.signal,
    onRefused: (error) => {
      parts.onTrouble('a passage could not be written; it will be tried again', error);
    },
  });
  const running = new Map<string, RunningGate>();

  /** Those who were let in and are not through yet, except one: each will need a place. */
  function onTheirWayIn(exceptId: string): number {
    const granted = [...running.values()].flatMap(({ control }) => control.granted('in'));
    return granted.filter(({ passage }) => passage.id !== exceptId).length;
  }

  function joinGate(gate: GateParts): RunningGate {
    const { section } = gate;
    /** A gate that needs a person is no way out. */
    const otherWayOut = (): boolean =>
      [...running.values()].some(
        (other) =>
          other.section.id !== section.id &&
          other.section.directionRule !== 'entry' &&
          other.control.barrier().fault === null,
      );

    const plates = watchPlates({
      cameras: gate.cameras,
      reader,
      clock,
      settling: {
        ...siteFormats(regionOrder(site.regions)),
        known: {
          has: (plate) => permits.of(plate) !== null || insideSince(inside.openVisits, plate) !== null,
          hasNeighbour: (plate) => permits.oneCharacterAway(plate).length > 0,
        },
      },
      keep: (picture) => pictures.put(picture),
      onSettlement: (passageId, settlement, pictureId) => {
        control.settled(passageId, settlement, pictureId);
        const vehicle = control.vehicle(passageId);
        if (vehicle !== null && plates.untaken(passageId) >= MOST_READINGS_A_STEP) {
          void record({ passage: vehicle.passage });
        }
      },
      onDefect: (error) => {
        parts.onTrouble('a picture could not be read or kept', error);
      },
    });

    const control = controlGate({
      id: section.id,
      options: section,
      sensors: gate.sensors,
      barrier: gate.barrier,
      clock,
      newId,
      mayStandUnderArm: interrupted.some((passage) => mayBeUnseenAt(section, passage)),
      onEffect: (effect) => {
        handle(effect);
      },
      onChange: () => {
        plates.follow(control.vehiclesToRead().map(watchedVehicle));
        changed();
      },
    });

    function handle(effect: LaneEffect): void {
      switch (effect.kind) {
        case 'changed':
          void recordChange(effect.passage);
          // Nobody stops to be read before an arm that is held up for everybody.
          if (effect.passage.decision === null && control.barrier().heldOpenBy !== null) {
            decideAbout(effect.passage.id);
          }
          break;
        case 'decide':
          decideAbout(effect.passageId);
          break;
        case 'ended':
          void recordEnd(effect.passage, effect.crossed);
          break;
      }
    }

    function decideAbout(passageId: string): void {
      const vehicle = control.vehicle(passageId);
      if (vehicle === null) return;
      const { settlement, track } = vehicle;
      const plate = settlement.state === 'settled' ? settlement.plate : null;
      const decision = decide({
        now: clock.now(),
        direction: track.direction,
        directionRule: section.directionRule,
        otherWayOut: otherWayOut(),
        heldOpenBy: control.barrier().heldOpenBy,
        settlement,
        permits,
        occupied: inside.occupied + onTheirWayIn(passageId),
        capacity: site.capacity,
        insideSince: plate === null ? null : insideSince(inside.openVisits, plate),
      });
      control.decided(passageId, decision);
    }

    async function recordChange(passage: Passage): Promise<void> {
      const isGranted = passage.decision?.verdict === 'open';
      // What is decided is on disk before the barrier moves; except that a vehicle can always leave, also when the disk
      // takes nothing any more.
      if (isGranted && passage.direction === 'out') control.confirmed(passage.id);
      if ((await record({ passage })) === 'given-up') return;
      if (isGranted) control.confirmed(passage.id);
    }

    async function recordEnd(passage: Passage, crossed: Direction | null): Promise<void> {
      if (crossed === null) await record({ passage });
      else await recordCrossing(passage, crossed);
      // A place became free, or was promised to who went away.
      lookAgain();
    }

    async function recordCrossing(passage: Passage, direction: Direction): Promise<void> {
      const at = passage.endedAt ?? clock.now();
      const crossing = { passageId: passage.id, direction, plate: passage.plate, at };
      const result = applyCrossing(inside, crossing, { capacity: site.capacity, newId });
      inside = result.inside;
      const { countChanges, visits } = result;
      const written = await record({ passage, countChanges, visits });
      if (written === 'written') announcedOccupied = result.inside.occupied;
    }

    async function record(step: PassageStep): Promise<Written> {
      const { passage } = step;
      const readings = storedReadings(passage.id, plates.takeReadings(passage.id));
      if (passage.outcome !== null) plates.forget(passage.id);
      const written = await queue.record({ ...step, readings });
      if (written === 'written') {
        recent.add(passage);
        changed();
      }
      return written;
    }

    return { ...gate, control, plates, decideAbout };
  }

  /** Those who wait are answered by a fresh look at who they are. */
  function lookAgain(): void {
    for (const { plates } of running.values()) plates.lookAgain();
  }

  for (const passage of interrupted) {
    await store.passages.record({ passage: endOfInterrupted(passage, clock.now()) });
  }
  const recent = await recentPassages(store);
  for (const gate of parts.gates) running.set(gate.section.id, joinGate(gate));
  for (const { control, cameras } of running.values()) {
    for (const camera of Object.values(cameras)) {
      camera.onState(changed);
      camera.start();
    }
    control.start();
  }
  for (const { gateId, by } of await store.personOrders.holds()) {
    void running.get(gateId)?.control.person({ kind: 'person-holds', by });
  }

  async function command(
    gateId: string,
    command: GateCommand,
    direction: Direction,
    by: string,
  ): Promise<CommandAnswer> {
    const control = running.get(gateId)?.control;
    if (control === undefined) return { done: false, why: 'no-such-gate' };
    const remember = async (given: GateCommand): Promise<void> => {
      try {
        await store.personOrders.add({ at: clock.now(), gateId, command: given, direction, by });
      } catch (error) {
        // Whoever stands at the gate is obeyed also when the disk takes nothing any more.
        parts.onTrouble('an order of a person could not be written', error);
      }
    };
    await remember(command);
    const waiting = control.waiting().find(({ track }) => track.direction === direction) ?? null;
    const letPass = ({ passage: { id, plate } }: LaneVehicle): void => {
      control.decided(id, decideByPerson({ by, command, plate, now: clock.now() }));
    };
    switch (command) {
      case 'let-in-once':
        if (waiting === null) return { done: false, why: 'nobody-waits' };
        letPass(waiting);
        return { done: true };
      case 'open':
        if ((await control.person({ kind: 'person-opens' })) === 'link-lost') return LINK_LOST;
        if (waiting !== null) letPass(waiting);
        return { done: true };
      case 'hold':
        if ((await control.person({ kind: 'person-holds', by })) === 'link-lost') {
          // What the person was told did not happen must not happen later.
          await control.person({ kind: 'person-releases' });
          await remember('release');
          return LINK_LOST;
        }
        for (const { passage } of control.waiting()) running.get(gateId)?.decideAbout(passage.id);
        return { done: true };
      case 'release':
        return answerOf(await control.person({ kind: 'person-releases' }));
      case 'close':
        if (!control.isClear()) return { done: false, why: 'vehicle-present' };
        return answerOf(await control.person({ kind: 'person-closes' }));
    }
  }

  return {
    state: () => ({
      name: site.name,
      timeZone: site.timeZone,
      now: clock.now(),
      capacity: site.capacity,
      occupied: announcedOccupied,
      gates: [...running.values()].map(({ section, control, cameras }) => ({
        id: section.id,
        name: section.name,
        options: section,
        barrier: control.barrier(),
        sensors: control.sensors(),
        cameras: Object.values(cameras).map(({ place, state }) => ({ watches: place.watches, state })),
      })),
      slots: slots.states(),
      recent: recent.all(),
    }),
    onChange: (listener) => {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
    command,
    upload: async (picture, approach) => {
      const camera = approach === null ? undefined : running.get(approach.gateId)?.cameras[approach.watches];
      if (camera !== undefined && isUploadedCamera(camera)) camera.push(picture);
      const result = await reader.read(picture);
      return { result, pictureId: result.ok ? await pictures.put(picture) : null };
    },
    permitsChanged: async () => {
      permits = permitBook(await store.permits.all());
      lookAgain();
    },
    stop: async () => {
      listeners.clear();
      await slots.stop();
      for (const { control, plates, cameras } of running.values()) {
        await control.stop();
        await plates.stop();
        for (const camera of Object.values(cameras)) await camera.stop();
      }
      stopping.abort();
      await queue.drain();
    },
  };
}

/** It was let through, and no sensor of the gate would see it under the arm. */
function mayBeUnseenAt({ id, sensors }: GateSection, { gateId, decision }: Passage): boolean {
  return gateId === id && decision?.verdict === 'open' && !sensors.includes('beam');
}

function answerOf(sent: 'sent' | 'link-lost'): CommandAnswer {
  return sent === 'sent' ? { done: true } : LINK_LOST;
}

function watchedVehicle({ passage }: LaneVehicle): {
  readonly passageId: string;
  readonly direction: Direction;
  readonly arrivedAt: number;
} {
  return { passageId: passage.id, direction: passage.direction, arrivedAt: passage.arrivedAt };
}
