import type { Clock } from '../src/clock.ts';
import type { SimulatedCamera } from '../src/simulation/simulated-camera.ts';
import type { SimulatedSite } from '../src/simulation/simulated-site.ts';
import { trueReader } from '../src/simulation/true-reader.ts';

const LOOK_MS = 200;
const CLEAR_MS = 1_500;

/**
 * A gatekeeper for tests of the world alone. Opens to whoever leaves, and to whoever has a permit while fewer than
 * `capacity` are inside; closes when nothing has been seen for a while, and never on what is seen.
 */
export function keepGates(site: SimulatedSite, clock: Clock, capacity: number): void {
  const allowed = new Set(site.permits.filter(({ kind }) => kind === 'allow').map(({ plate }) => plate));
  for (const camera of site.cameras)
    keepApproach(
      site,
      camera,
      clock,
      (plate) => plate !== null && allowed.has(plate) && site.vehiclesInside().length < capacity,
    );
}

function keepApproach(
  site: SimulatedSite,
  camera: SimulatedCamera,
  clock: Clock,
  mayEnter: (plate: string | null) => boolean,
): void {
  const { gateId, watches } = camera.place;
  const barrier = site.barriers.get(gateId);
  const sensors = site.sensors.get(gateId);
  if (barrier === undefined || sensors === undefined) return;
  const reader = trueReader();
  let clearSince = clock.now();

  const answer = async (): Promise<void> => {
    const taken = await camera.frame(clock.now(), new AbortController().signal);
    const read = taken.ok ? await reader.read(taken.frame.picture) : null;
    const plate = read?.ok === true ? (read.reading.plates[0]?.text ?? null) : null;
    if (watches === 'out' || mayEnter(plate)) await barrier.order('open');
  };

  const look = (): void => {
    const now = clock.now();
    const isClear = sensors.places.every((place) => sensors.presence(place) === 'clear');
    if (!isClear) clearSince = now;
    if (!isClear && barrier.position === 'closing') void barrier.order('open');
    if (now - clearSince >= CLEAR_MS && barrier.position === 'open') void barrier.order('close');
    const near = watches === 'in' ? 'outside' : 'inside';
    if (barrier.position === 'closed' && sensors.presence(near) === 'present') void answer();
    clock.after(LOOK_MS, look);
  };
  look();
}
