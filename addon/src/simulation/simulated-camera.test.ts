import { describe, expect, it } from 'vitest';
import { manualClock } from '../../test/manual-clock.ts';
import type { ManualClock } from '../../test/manual-clock.ts';
import { cameraContract } from '../camera/camera.contract.ts';
import { random } from './random.ts';
import { simulatedCamera } from './simulated-camera.ts';
import type { SimulatedCamera, SimulatedCameraOptions } from './simulated-camera.ts';
import { truePicture } from './true-reader.ts';

const PLACE = { gateId: 'courtyard', watches: 'in' } as const;
const LONG_MS = 600_000;
const patient = new AbortController().signal;

function built(options: Partial<SimulatedCameraOptions> = {}): {
  readonly clock: ManualClock;
  readonly camera: SimulatedCamera;
  readonly drawn: number[];
  readonly states: string[];
} {
  const clock = manualClock(1_000);
  const drawn: number[] = [];
  const camera = simulatedCamera({
    place: PLACE,
    clock,
    picture: (takenAt) => {
      drawn.push(takenAt);
      return Promise.resolve(truePicture(`T${takenAt}`));
    },
    ...options,
  });
  const states: string[] = [];
  camera.onState(({ name }) => states.push(name));
  return { clock, camera, drawn, states };
}

cameraContract('a simulated camera', ({ place, clock, timeLimitMs }) => {
  let shown: Uint8Array | null = null;
  let hidden = false;
  const camera = simulatedCamera({
    place,
    clock,
    timeLimitMs,
    picture: () => (shown === null ? Promise.reject(new Error('nothing to see')) : Promise.resolve(shown)),
  });
  return Promise.resolve({
    camera,
    show: (picture) => {
      shown = picture;
      if (hidden) clock.advance(LONG_MS);
      hidden = false;
      return Promise.resolve();
    },
    hide: () => {
      hidden = true;
      camera.lose(LONG_MS);
      return Promise.resolve();
    },
    manyPictures: 5_000,
    untilDisconnected: () => Promise.resolve(),
    dispose: () => Promise.resolve(),
  });
});

describe('the simulated camera', () => {
  it('takes the picture of the moment in which it is asked', async () => {
    const { clock, camera, states } = built();
    expect(camera.state.name).toBe('connecting');
    clock.advance(500);
    expect(await camera.frame(0, patient)).toEqual({
      ok: true,
      frame: { ...PLACE, takenAt: 1_500, picture: truePicture('T1500') },
    });
    expect(camera.state).toEqual({ name: 'live', since: 1_500, trouble: null });
    expect(states).toEqual(['live']);
  });

  it('draws nothing that nobody asks for, and one picture for all who ask in one instant', async () => {
    const { clock, camera, drawn } = built();
    clock.advance(60_000);
    expect(drawn).toEqual([]);
    await Promise.all([camera.frame(0, patient), camera.frame(0, patient)]);
    expect(drawn).toEqual([61_000]);
  });

  it('is seen to live as soon as it is started', async () => {
    const { camera, states } = built();
    camera.start();
    camera.start();
    await new Promise((resolve) => setImmediate(resolve));
    expect(states).toEqual(['live']);
  });

  it('waits for the moment that is asked for, within its limit', async () => {
    const { clock, camera } = built({ timeLimitMs: 5_000 });
    const soon = camera.frame(1_200, patient);
    clock.advance(200);
    expect(await soon).toMatchObject({ ok: true, frame: { takenAt: 1_200 } });
    const late = camera.frame(60_000, patient);
    clock.advance(10_000);
    expect(await late).toMatchObject({ ok: false, trouble: { kind: 'no-picture-yet' } });
  });

  it('gives whoever waits the first picture after it came back', async () => {
    const { clock, camera } = built();
    camera.lose(30_000);
    const asked = camera.frame(0, patient);
    clock.advance(30_000);
    expect(await asked).toMatchObject({ ok: true, frame: { takenAt: 31_000 } });
  });

  it('is gone by itself now and then, at the same times for the same seed', () => {
    const outages = (): number[] => {
      const { clock, camera } = built({ outages: random('outages') });
      const gone: number[] = [];
      camera.onState(({ name, since }) => {
        if (name === 'gone') gone.push(since);
      });
      camera.start();
      clock.advance(6 * 3_600_000);
      return gone;
    };
    expect(outages().length).toBeGreaterThan(3);
    expect(outages()).toEqual(outages());
  });

  it('makes trouble, not an exception, of a picture that cannot be drawn', async () => {
    const { camera } = built({ picture: () => Promise.reject(new Error('no paint')) });
    expect(await camera.frame(0, patient)).toMatchObject({ ok: false, trouble: { kind: 'not-a-picture' } });
  });
});
