import { randomUUID } from 'node:crypto';
import { plainPermit } from '../access/permits/plain-permit.ts';
import type { Instant } from '../contract/words.ts';
import type { Options } from '../options.ts';
import { drawApproach } from '../simulation/draw-approach.ts';
import type { DrawApproach } from '../simulation/approach-view.ts';
import { random } from '../simulation/random.ts';
import { residents } from '../simulation/traffic.ts';
import type { PictureStore, Store } from '../store/store.ts';
import { DEMONSTRATION_SETTINGS, weekOfHistory } from './week-of-history.ts';
import type { SeenAtGate } from './week-of-history.ts';

/** Half as wide and high as what the cameras send: hundreds of passages share a few dozen of them, and they are drawn while somebody waits. */
const PICTURE_SIZE = { widthPx: 640, heightPx: 360 };
/** Every approach by day and by night. */
const KEPT_BACKDROPS = 8;
/** From the front of a vehicle at the stop line to the arm. */
const STOP_LINE_M = 2;

/** The demonstration's residents, and a week of history, when nobody has used the store yet. */
export async function fillEmptyStore(parts: {
  readonly options: Pick<Options, 'site' | 'gates' | 'simulation'>;
  readonly store: Store;
  readonly pictures: Pick<PictureStore, 'put'>;
  readonly now: Instant;
  /** As a camera draws it, when absent. */
  readonly draw?: DrawApproach;
}): Promise<void> {
  const {
    options,
    store,
    pictures,
    now,
    draw = drawApproach({ size: PICTURE_SIZE, keptBackdrops: KEPT_BACKDROPS }),
  } = parts;
  const { site, gates, simulation } = options;
  if ((await store.newestInstant()) !== null || (await store.permits.all()).length > 0) return;
  const known = residents(simulation.seed);
  const permits = known.map(({ plate, permit: kind, holder }) =>
    plainPermit({ id: randomUUID(), plates: [plate], kind, holder }),
  );
  for (const permit of permits) await store.permits.add(permit);
  await store.parkingSettings.save(DEMONSTRATION_SETTINGS, { version: 0, at: now, by: 'the demonstration' });

  const kept = new Map<string, Promise<string>>();
  const pictureOf = (seen: SeenAtGate): Promise<string> => {
    const isDay = seen.daylight > 0.5;
    const key = `${seen.vehicle.id} ${isDay}`;
    const known = kept.get(key) ?? drawAndKeep(seen, isDay ? 1 : 0);
    kept.set(key, known);
    return known;
  };
  async function drawAndKeep({ vehicle, gateId, watches }: SeenAtGate, daylight: number): Promise<string> {
    const picture = await draw({
      gateId,
      watches,
      takenAt: now,
      vehicle: { look: vehicle.look, toArmM: STOP_LINE_M, speedMps: 0 },
      armOpenness: 0,
      daylight,
      rain: random(vehicle.id).chance(0.1),
      seed: vehicle.id,
    });
    return await pictures.put(picture);
  }

  const week = weekOfHistory({
    seed: simulation.seed,
    now,
    timeZone: site.timeZone,
    capacity: site.capacity,
    gates,
    slots: site.slots,
    residents: known,
    permits,
    newId: randomUUID,
    pictureOf,
  });
  for await (const happened of week) {
    switch (happened.kind) {
      case 'passage':
        await store.passages.record(happened.step);
        break;
      case 'visit':
        await store.visits.put(happened.visit);
        break;
      case 'correction':
        await store.corrections.record(happened.step);
        break;
    }
  }
}
