import { describe, expect, it } from 'vitest';
import { manualClock } from '../../test/manual-clock.ts';
import type { BarrierFault, Direction, SitePart } from '../contract/words.ts';
import { simulatedCamera } from '../simulation/simulated-camera.ts';
import { truePicture } from '../simulation/true-reader.ts';
import { siteParts } from './site-parts.ts';
import type { PartsOfGate } from './site-parts.ts';

const START = 1_000;
const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** Two gates: `main` with a camera for each side, `exit` with one for who leaves. */
function openParts() {
  const clock = manualClock(START);
  const camera = (gateId: string, watches: Direction) =>
    simulatedCamera({ place: { gateId, watches }, clock, picture: () => Promise.resolve(truePicture(null)) });
  const cameras = {
    mainIn: camera('main', 'in'),
    mainOut: camera('main', 'out'),
    exitOut: camera('exit', 'out'),
  };
  const faults: Record<string, BarrierFault | null> = { main: null, exit: null };
  const gate = (id: string, watched: PartsOfGate['cameras']): [string, PartsOfGate] => [
    id,
    { section: { id }, cameras: watched, control: { barrier: () => ({ fault: faults[id] ?? null }) } },
  ];
  const gates = new Map([
    gate('main', { in: cameras.mainIn, out: cameras.mainOut }),
    gate('exit', { out: cameras.exitOut }),
  ]);
  const heard: string[] = [];
  const parts = siteParts({
    gates,
    clock,
    onTurn: () => heard.push('turn'),
    onCameraNews: () => heard.push('news'),
  });
  for (const each of gates.values()) parts.watchCameras(each);
  const stateOf = (part: SitePart, gateId: string | null) =>
    parts.all().filter((each) => each.part === part && each.gateId === gateId);
  return { clock, parts, cameras, faults, heard, stateOf };
}

describe('the parts of a site', () => {
  it('are up in the beginning, but for those that this site is without', () => {
    const { parts } = openParts();
    expect(parts.all().map(({ part, gateId, health }) => [part, gateId, health])).toEqual([
      ['reader', null, 'up'],
      ['store', null, 'up'],
      ['home-assistant', null, 'absent'],
      ['broker', null, 'absent'],
      ['camera', 'main', 'up'],
      ['camera', 'main', 'up'],
      ['barrier-link', 'main', 'up'],
      ['camera', 'exit', 'up'],
      ['barrier-link', 'exit', 'up'],
    ]);
    expect(parts.downAt('main', 'in')).toEqual([]);
  });

  it.each<[string, SitePart, string | null, (site: ReturnType<typeof openParts>) => void, readonly string[]]>(
    [
      [
        'the reader, after some failures',
        'reader',
        null,
        ({ parts }) => {
          for (let picture = 0; picture < 3; picture += 1) parts.reader.failed();
        },
        ['main in', 'main out', 'exit out'],
      ],
      [
        'the store, after its first refusal',
        'store',
        null,
        ({ parts }) => {
          parts.store.failed();
        },
        ['main in', 'main out', 'exit out'],
      ],
      [
        'a camera, for those who come before it',
        'camera',
        'main',
        ({ cameras }) => {
          cameras.mainIn.lose(HOUR_MS);
        },
        ['main in'],
      ],
      [
        'the link to a barrier, for both sides of it',
        'barrier-link',
        'main',
        ({ faults }) => {
          faults['main'] = 'link-lost';
        },
        ['main in', 'main out'],
      ],
    ],
  )('%s', async (_, part, gateId, breakDown, places) => {
    const site = openParts();
    breakDown(site);
    // A camera that does not answer once is tried again.
    site.clock.advance(MINUTE_MS);
    const approaches = [
      ['main', 'in'],
      ['main', 'out'],
      ['exit', 'out'],
    ] as const;
    const downAt = approaches.filter(([gate, direction]) => site.parts.downAt(gate, direction).length > 0);
    expect(downAt.map((approach) => approach.join(' '))).toEqual(places);
    expect(site.parts.downAt('main', 'in')).toEqual([part]);
    const down = site.parts.all().filter(({ health }) => health === 'down');
    expect(down).toMatchObject([{ part, gateId }]);
    await Promise.all(Object.values(site.cameras).map((camera) => camera.stop()));
  });

  it('have been down since they broke down', () => {
    const { parts, clock, stateOf } = openParts();
    clock.advance(500);
    parts.store.failed();
    clock.advance(500);
    expect(stateOf('store', null)).toEqual([
      { part: 'store', gateId: null, health: 'down', since: START + 500 },
    ]);
  });

  it('are not down by a fault of the arm that is not that of its link', () => {
    const { parts, faults } = openParts();
    faults['main'] = 'opens-late';
    expect(parts.downAt('main', 'in')).toEqual([]);
  });

  it('are none at a gate that there is not but those of the site', () => {
    const { parts } = openParts();
    parts.store.failed();
    expect(parts.downAt('nowhere', 'in')).toEqual(['store']);
  });
});

describe('who listens to the parts', () => {
  it('hears a turn when one goes down and when it is back', () => {
    const { parts, heard } = openParts();
    parts.store.failed();
    parts.store.failed();
    parts.store.worked();
    expect(heard).toEqual(['turn', 'turn']);
  });

  it('hears a turn of each camera that goes and comes back, and mere news between', async () => {
    const { clock, cameras, heard } = openParts();
    const turns = (): number => heard.filter((each) => each === 'turn').length;
    cameras.exitOut.lose(5 * MINUTE_MS);
    expect(heard).toEqual(['news']);
    clock.advance(MINUTE_MS);
    expect(turns()).toBe(1);
    cameras.mainIn.lose(HOUR_MS);
    clock.advance(MINUTE_MS);
    expect(turns()).toBe(2);
    clock.advance(5 * MINUTE_MS);
    expect(turns()).toBe(3);
    clock.advance(HOUR_MS);
    expect(turns()).toBe(4);
    await Promise.all(Object.values(cameras).map((camera) => camera.stop()));
  });
});
