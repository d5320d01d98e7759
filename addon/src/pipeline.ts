import type { AccessNow } from './access/access-now.ts';
import type { GateFacts } from './access/decision-facts.ts';
import { outageCells } from './access/outage-cells.ts';
import { isUploadedCamera } from './camera/uploaded-camera.ts';
import type { Clock } from './clock.ts';
import type { OfflineView } from './contract/rules.ts';
import type { Direction, SitePart } from './contract/words.ts';
import { endOfInterrupted } from './gate/outcome.ts';
import type { Passage } from './gate/passage.ts';
import type { GateSection, Options } from './options.ts';
import type { SiteState } from './parking/site-state.ts';
import { watchSlots } from './parking/slot-watch.ts';
import type { SlotSensors } from './parking/slot-sensors.ts';
import { insideLedger, wasLetInAgain } from './pipeline/inside-ledger.ts';
import { partHealth } from './pipeline/part-health.ts';
import type { PartHealth } from './pipeline/part-health.ts';
import { personOrders } from './pipeline/person-orders.ts';
import { runGate } from './pipeline/running-gate.ts';
import type { GateParts, RunningGate } from './pipeline/running-gate.ts';
import { openSiteAccess } from './pipeline/site-access.ts';
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
  const inside = insideLedger(
    { occupied: await store.occupancy.count(), openVisits: await store.visits.open() },
    { capacity: site.capacity, newId },
  );
  const interrupted = await store.passages.underWay();
  const slots = watchSlots(site.slots, parts.slotSensors, clock, changed);

  /** A part went down or came back: those who wait are answered anew, but not by what was read of them before. */
  const partChanged = (): void => {
    for (const gate of gates.values()) gate.decideAboutUnread();
    lookAgain();
    changed();
  };
  const readerHealth = partHealth(clock, partChanged);
  // A disk that refuses once refuses: nothing may be decided on what it might take later.
  const storeHealth = partHealth(clock, partChanged, 1);
  const reader = watched(parts.reader, readerHealth);
  const queue = recordQueue({
    store,
    clock,
    signal: stopping.signal,
    onWritten: storeHealth.worked,
    onRefused: (error) => {
      storeHealth.failed();
      parts.onTrouble('a passage could not be written; it will be tried again', error);
    },
  });
  /** Vehicles that were let in and are not through yet, except one. */
  function onTheirWayIn(exceptId: string | null): readonly Passage[] {
    return [...gates.values()]
      .flatMap(({ control }) => control.granted('in'))
      .flatMap(({ passage }) => (passage.id === exceptId ? [] : [passage]));
  }

  function occupancyFor(passageId: string | null): AccessNow['occupancy'] {
    const coming = onTheirWayIn(passageId);
    return {
      capacity: site.capacity,
      occupied: inside.occupied() + coming.length,
      insideSince: inside.insideSince,
      isOnItsWay: (plate) => coming.some((passage) => passage.plate === plate),
      usesPending: (permitId) =>
        coming.filter((passage) => passage.decision?.permitId === permitId && !wasLetInAgain(passage))
          .length + access.usedSinceLoad(permitId),
    };
  }

  /** Gates by which everybody can leave: one that needs a person, a permit or its link is no way out. */
  function waysOut(): readonly string[] {
    return [...gates.values()].flatMap(({ section: { id, directionRule }, control }) => {
      const { fault, position } = control.barrier();
      const works = directionRule !== 'entry' && fault === null && position !== 'unknown';
      return works && access.rules().letsEverybodyOut(id) ? [id] : [];
    });
  }

  function otherWayOut(gateId: string): boolean {
    return waysOut().some((id) => id !== gateId);
  }

  let waysOutBefore = '';
  /** Who was sent to another way out is answered anew when that one is gone. */
  function gateChanged(): void {
    const now = waysOut().join();
    if (now !== waysOutBefore) {
      waysOutBefore = now;
      for (const gate of gates.values()) gate.decideAboutLeavers();
    }
    changed();
  }

  function partsDown(gateId: string, direction: Direction): readonly SitePart[] {
    const gate = gates.get(gateId);
    const isDown: Partial<Record<SitePart, boolean>> = {
      reader: readerHealth.isDown(),
      camera: gate?.cameras[direction]?.state.name === 'gone',
      store: storeHealth.isDown(),
      'barrier-link': gate?.control.barrier().fault === 'link-lost',
    };
    return (Object.keys(isDown) as SitePart[]).filter((part) => isDown[part] === true);
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
        occupancy: occupancyFor(passageId),
        isNear: access.isNear,
        otherWayOut: otherWayOut(gateId),
        down: partsDown(gateId, direction),
      }),
      crossed: (passage, direction) => {
        const { step, announce } = inside.crossed(passage, direction);
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

  /** Those who wait are answered by a fresh look at who they are. */
  function lookAgain(): void {
    for (const { plates } of gates.values()) plates.lookAgain();
  }

  for (const passage of interrupted) {
    const { passage: ended, crossed } = endOfInterrupted(passage, clock.now());
    const { step, announce } =
      crossed === null ? { step: { passage: ended }, announce: null } : inside.crossed(ended, crossed);
    await store.passages.record(step);
    announce?.();
  }
  const recent = await recentPassages(store);
  for (const gate of parts.gates) {
    const running = joinGate(gate);
    running.setWear(await store.barrierTravels.wear(gate.section.id));
    gates.set(gate.section.id, running);
  }
  for (const gate of gates.values()) {
    for (const camera of Object.values(gate.cameras)) {
      let wasGone = false;
      camera.onState(({ name }) => {
        const isGone = name === 'gone';
        if (isGone === wasGone) changed();
        else partChanged();
        wasGone = isGone;
      });
      camera.start();
    }
    gate.control.start();
  }
  const orders = personOrders({
    gates,
    store,
    clock,
    permitIdOf: (plate) => {
      const permit = access.permits().of(plate);
      return permit?.kind === 'allow' ? permit.id : null;
    },
    isStoreDown: storeHealth.isDown,
    onChange: changed,
    onTrouble: parts.onTrouble,
  });
  await orders.restore();

  function gateFacts({ section, control }: RunningGate): GateFacts {
    const { heldOpenBy, lockedBy, emergencyBy } = control.barrier();
    const { id, directionRule } = section;
    return { id, directionRule, otherWayOut: otherWayOut(id), heldOpenBy, lockedBy, emergencyBy };
  }

  function offline(): OfflineView {
    const ofSite = (part: SitePart, health: PartHealth) =>
      ({ part, gateId: null, health: health.isDown() ? 'down' : 'up', since: health.since() }) as const;
    return {
      cells: outageCells(access.rules().rules),
      parts: [
        ofSite('reader', readerHealth),
        ofSite('store', storeHealth),
        { part: 'home-assistant', gateId: null, health: 'absent', since: null },
        { part: 'broker', gateId: null, health: 'absent', since: null },
        ...[...gates.values()].flatMap(({ section, cameras, control }) => [
          ...Object.values(cameras).map(({ state }) => ({
            part: 'camera' as const,
            gateId: section.id,
            health: state.name === 'gone' ? ('down' as const) : ('up' as const),
            since: state.since,
          })),
          {
            part: 'barrier-link' as const,
            gateId: section.id,
            health: control.barrier().fault === 'link-lost' ? ('down' as const) : ('up' as const),
            since: null,
          },
        ]),
      ],
    };
  }

  return {
    ...orders,
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
    offline,
    accessNow: () => ({
      now: clock.now(),
      timeZone: site.timeZone,
      permits: access.permits().all,
      rules: access.rules().rules,
      gates: [...gates.values()].map(gateFacts),
      occupancy: occupancyFor(null),
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
      lookAgain();
    },
    rulesChanged: async () => {
      await access.reloadRules();
      partChanged();
    },
    stop: async () => {
      listeners.clear();
      await slots.stop();
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

/** The reader, with an eye on whether it still does its work. */
function watched(reader: PlateReader, health: PartHealth): PlateReader {
  return {
    ...reader,
    read: async (picture, options) => {
      try {
        const result = await reader.read(picture, options);
        health.worked();
        return result;
      } catch (error) {
        health.failed();
        throw error;
      }
    },
  };
}

/** It was let through, and nobody knows how far it came; the gate knows what its sensors would show. */
function mayBeUnseenAt({ id }: GateSection, { gateId, decision }: Passage): boolean {
  return gateId === id && decision?.verdict === 'open';
}
