import { outageCells } from './access/outage-cells.ts';
import { isUploadedCamera } from './camera/uploaded-camera.ts';
import type { Clock } from './clock.ts';
import type { Passage } from './gate/passage.ts';
import type { GateSection, Options } from './options.ts';
import type { SiteState } from './parking/site-state.ts';
import type { SlotSensors } from './parking/slots/slot-sensors.ts';
import type { ReaderView } from './contract/readers.ts';
import { endInterrupted } from './pipeline/end-interrupted.ts';
import { occupancyNow } from './pipeline/occupancy-now.ts';
import { personOrders } from './pipeline/person-orders.ts';
import { openSiteParking } from './pipeline/site-parking.ts';
import { runGate } from './pipeline/running-gate.ts';
import type { GateParts, RunningGate } from './pipeline/running-gate.ts';
import { openSiteAccess } from './pipeline/site-access.ts';
import { siteParts } from './pipeline/site-parts.ts';
import { passagesUnderWay } from './pipeline/under-way.ts';
import { watchedReader } from './pipeline/watched-reader.ts';
import { waysOut } from './pipeline/ways-out.ts';
import { regionOrder } from './plate/formats/region-order.ts';
import type { PlateReader } from './plate/plate-reader.ts';
import { siteFormats } from './plate/settling/site-formats.ts';
import { recentPassages } from './store/recent-passages.ts';
import { recordQueue } from './store/record-queue.ts';
import type { PictureStore, Store } from './store/store.ts';
import type { LiveSite } from './web/live-site.ts';

export interface PipelineParts {
  readonly site: Options['site'];
  readonly clock: Clock;
  readonly gates: readonly GateParts[];
  readonly slotSensors: SlotSensors;
  readonly reader: PlateReader;
  /** How each reader fares, in the order in which they are asked. */
  readonly readers: () => Promise<readonly ReaderView[]>;
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

/**
 * The order of the stages, and the only place that knows it: camera, plate, access, gate, parking, store, and then what
 * people see. Each stage decides in its own room; here they are joined.
 */
export async function startPipeline(parts: PipelineParts): Promise<Pipeline> {
  const { site, clock, store, pictures, newId } = parts;
  const stopping = new AbortController();
  const listeners = new Set<() => void>();
  const changed = (): void => {
    for (const listener of listeners) listener();
  };

  const gates = new Map<string, RunningGate>();
  const access = await openSiteAccess({ store, clock, timeZone: site.timeZone });
  const permitIdOf = (plate: string): string | null => {
    const permit = access.permits().of(plate);
    return permit?.kind === 'allow' ? permit.id : null;
  };
  const ways = waysOut({ gates, letsEverybodyOut: (gateId) => access.rules().letsEverybodyOut(gateId) });
  const siteHealth = siteParts({ gates, clock, onTurn: partTurned, onCameraNews: changed });
  const reader = watchedReader(parts.reader, siteHealth.reader);
  const queue = recordQueue({
    store,
    clock,
    signal: stopping.signal,
    onWritten: siteHealth.store.worked,
    onRefused: (error) => {
      siteHealth.store.failed();
      parts.onTrouble('a passage could not be written; it will be tried again', error);
    },
  });

  const parking = await openSiteParking({
    site,
    store,
    slotSensors: parts.slotSensors,
    clock,
    newId,
    permit: (id) => access.permits().byId(id),
    permitOf: (plate) => access.permits().of(plate),
    reloadPermits: access.reloadPermits,
    gates: () => ({
      gates: [...gates.values()].map(({ section, control }) => ({
        id: section.id,
        options: section,
        barrier: control.barrier(),
      })),
      waiting: [...gates.values()].flatMap(({ control }) =>
        passagesUnderWay(control.vehicles(), recent.all()),
      ),
    }),
    order: async ({ gateId, ...order }) => {
      const answer = await orders.command(gateId, { ...order, direction: 'in', until: null });
      if (answer.done) return 'done';
      return answer.why === 'store-down' ? answer.why : 'nobody-waits';
    },
    readers: parts.readers,
    permitIdOf,
    onTheirWay: () => [...gates.values()].reduce((sum, { control }) => sum + control.granted('in').length, 0),
    isAnybodyAtGate: () => [...gates.values()].some(({ control }) => control.vehicles().length > 0),
    isStoreDown: siteHealth.store.isDown,
    queue,
    onChange: changed,
    onPlaceFree: lookAgain,
    onTrouble: parts.onTrouble,
  });
  const { inside, promisedToOthers } = parking;
  const occupancy = occupancyNow({ capacity: site.capacity, gates, inside, access, promisedToOthers });

  /** A part went down or came back: those who wait are answered anew, but not by what was read of them before. */
  function partTurned(): void {
    for (const gate of gates.values()) gate.decideAboutUnread();
    lookAgain();
    changed();
  }

  /** Who was sent to another way out is answered anew when that one is gone. */
  function gateChanged(): void {
    if (ways.haveChanged()) for (const gate of gates.values()) gate.decideAboutLeavers();
    changed();
  }

  /** Those who wait are answered by a fresh look at who they are. */
  function lookAgain(): void {
    for (const { plates } of gates.values()) plates.lookAgain();
  }

  const known = {
    has: (plate: string) => access.permits().of(plate) !== null || inside.insideSince(plate) !== null,
    hasNeighbour: (plate: string) => access.permits().oneCharacterAway(plate).length > 0,
  };

  function joinGate(gate: GateParts): RunningGate {
    return runGate({
      gate,
      clock,
      newId,
      reader,
      settling: { ...siteFormats(regionOrder(site.regions)), known },
      keep: (picture) => pictures.put(picture),
      mayStandUnderArm: interrupted.some((passage) => mayBeUnseenAt(gate.section, passage)),
      queue,
      factsFor: (passageId, gateId, direction) => ({
        permits: access.permits(),
        rules: access.rules(),
        occupancy: occupancy(passageId),
        isNear: access.isNear,
        down: siteHealth.downAt(gateId, direction),
      }),
      otherWayOut: ways.beside,
      crossed: (passage, direction) => {
        const { step, announce } = parking.crossed(passage, direction);
        const permitId = step.usedPermitId;
        const useWritten = permitId === undefined ? undefined : access.used(permitId);
        return {
          step,
          written: () => {
            announce();
            useWritten?.();
          },
        };
      },
      onWritten: (passage) => {
        recent.add(passage);
        changed();
      },
      onGone: lookAgain,
      onTravel: (travel) => {
        void keepTravel(travel);
      },
      onChange: gateChanged,
      onTrouble: parts.onTrouble,
    });
  }

  async function keepTravel(travel: Parameters<Store['barrierTravels']['add']>[0]): Promise<void> {
    try {
      await store.barrierTravels.add(travel);
      gates.get(travel.gateId)?.setWear(await store.barrierTravels.wear(travel.gateId));
      changed();
    } catch (error) {
      parts.onTrouble('the time that an arm needed could not be written', error);
    }
  }

  const interrupted = await store.passages.underWay();
  await endInterrupted(interrupted, {
    at: clock.now(),
    inside: parking,
    record: (step) => store.passages.record(step),
  });
  const recent = await recentPassages(store);
  for (const gate of parts.gates) {
    const running = joinGate(gate);
    running.setWear(await store.barrierTravels.wear(gate.section.id));
    gates.set(gate.section.id, running);
  }
  for (const gate of gates.values()) {
    siteHealth.watchCameras(gate);
    for (const camera of Object.values(gate.cameras)) camera.start();
    gate.control.start();
  }
  const orders = personOrders({
    gates,
    store,
    clock,
    permitIdOf,
    isStoreDown: siteHealth.store.isDown,
    onChange: changed,
    onTrouble: parts.onTrouble,
  });
  await orders.restore();
  parking.start();
  listeners.add(parking.lookForNotices);

  return {
    ...orders,
    parking: parking.live,
    state: () => ({
      name: site.name,
      timeZone: site.timeZone,
      now: clock.now(),
      capacity: site.capacity,
      occupied: inside.announcedOccupied(),
      emergency: orders.emergency(),
      gates: [...gates.values()].map(({ section, control, cameras, wear }) => ({
        id: section.id,
        name: section.name,
        options: section,
        barrier: control.barrier(),
        wear: wear(),
        sensors: control.sensors(),
        cameras: Object.values(cameras).map(({ place, state }) => ({ watches: place.watches, state })),
        underWay: passagesUnderWay(control.vehicles(), recent.all()),
      })),
      promised: parking.promised(),
      slots: parking.live.slots(),
      notices: parking.notices(),
      recent: recent.all(),
    }),
    onChange: (listener) => {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
    typeCode: async (gateId, code) => {
      const gate = gates.get(gateId);
      if (gate === undefined) return 'no-such-gate';
      const waiting = gate.control.waiting().find(({ track }) => track.direction === 'in');
      if (waiting === undefined) return 'nobody-waits';
      const permit = await access.permitOfCode(code);
      if (permit === null) return 'wrong-code';
      gate.addEvidence(waiting.passage.id, { kind: 'code', permitId: permit.id, at: clock.now() });
      return 'accepted';
    },
    personIs: (person, near) => {
      access.personIs(person, near);
      lookAgain();
    },
    people: access.people,
    readers: parts.readers,
    offline: () => ({ cells: outageCells(access.rules().rules), parts: siteHealth.all() }),
    accessNow: () => ({
      now: clock.now(),
      timeZone: site.timeZone,
      permits: access.permits().all,
      rules: access.rules().rules,
      gates: [...gates.values()].map((gate) => gate.facts()),
      occupancy: occupancy(null),
      isNear: access.isNear,
    }),
    upload: async (picture, approach) => {
      const camera = approach === null ? undefined : gates.get(approach.gateId)?.cameras[approach.watches];
      if (camera !== undefined && isUploadedCamera(camera)) camera.push(picture);
      const result = await reader.read(picture);
      return { result, pictureId: result.ok ? await pictures.put(picture) : null };
    },
    permitsChanged: async () => {
      await access.reloadPermits();
      parking.permitsChanged();
      lookAgain();
    },
    rulesChanged: async () => {
      await access.reloadRules();
      partTurned();
    },
    stop: async () => {
      listeners.clear();
      await parking.stop();
      for (const { control, plates, cameras } of gates.values()) {
        await control.stop();
        await plates.stop();
        for (const camera of Object.values(cameras)) await camera.stop();
      }
      stopping.abort();
      await queue.drain();
    },
  };
}

/** It was let through, and nobody knows how far it came; the gate knows what its sensors would show. */
function mayBeUnseenAt({ id }: GateSection, { gateId, decision }: Passage): boolean {
  return gateId === id && decision?.verdict === 'open';
}
