/** For the tests of this room: a live site without lanes and cameras. */
import type { GateView, SiteView } from '../src/contract/site-view.ts';
import type { ReadResult } from '../src/plate/plate-reader.ts';
import type { PictureStore } from '../src/store/store.ts';
import type { CommandAnswer, LiveSite } from '../src/web/live-site.ts';
import { pictureType } from '../src/web/picture-type.ts';
import { plateReadingOf } from './plate-reading.ts';

/** A site that tests move by hand; it keeps uploaded pictures and reads in each what it was told to. */
export interface HandSite extends LiveSite {
  /** What was ordered, as `gate command direction by`. */
  readonly orders: readonly string[];
  readonly uploads: readonly { readonly bytes: number; readonly approach: unknown }[];
  readonly permitChanges: () => number;
  readonly listeners: () => number;
  readonly change: (part: Partial<SiteView>) => void;
  readonly answerCommandsWith: (answer: CommandAnswer) => void;
  readonly readAs: (result: ReadResult) => void;
}

const NOT_A_PICTURE: ReadResult = {
  ok: false,
  trouble: { kind: 'not-a-picture', detail: 'This is not a picture.' },
};

export function readingOf(...texts: readonly string[]): ReadResult {
  const plates = texts.map((text) => plateReadingOf(text));
  return { ok: true, reading: { plates, advice: null, reader: 'by-hand', wallMs: 1, cpuMs: 1 } };
}

export function handSite(pictures: PictureStore): HandSite {
  let view = siteView();
  let commandAnswer: CommandAnswer = { done: true };
  let reads = readingOf('MH12AB1234');
  let permitChanges = 0;
  const listeners = new Set<() => void>();
  const orders: string[] = [];
  const uploads: { bytes: number; approach: unknown }[] = [];
  return {
    orders,
    uploads,
    permitChanges: () => permitChanges,
    listeners: () => listeners.size,
    change: (part) => {
      view = { ...view, ...part };
      for (const listener of listeners) listener();
    },
    answerCommandsWith: (answer) => {
      commandAnswer = answer;
    },
    readAs: (result) => {
      reads = result;
    },
    view: () => view,
    onChange: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    command: (gateId, command, direction, by) => {
      if (!view.gates.some(({ id }) => id === gateId)) {
        return Promise.resolve({ done: false, why: 'no-such-gate' });
      }
      orders.push(`${gateId} ${command} ${direction} ${by}`);
      return Promise.resolve(commandAnswer);
    },
    permitsChanged: () => {
      permitChanges += 1;
      return Promise.resolve();
    },
    upload: async (picture, approach) => {
      uploads.push({ bytes: picture.length, approach });
      const result = pictureType(picture) === null ? NOT_A_PICTURE : reads;
      return { result, pictureId: result.ok ? await pictures.put(picture) : null };
    },
  };
}

function siteView(): SiteView {
  const gate: GateView = {
    id: 'main',
    name: 'Main gate',
    directionRule: 'both',
    barrier: { position: 'closed', heldOpen: false, fault: null },
    sensors: {},
    cameras: [],
    passages: [],
    last: null,
  };
  return {
    name: 'Test site',
    timeZone: 'Europe/Berlin',
    now: 0,
    clockSpeed: 1,
    capacity: 8,
    occupied: 3,
    free: 5,
    gates: [gate],
    slots: [],
    today: [],
    simulated: true,
  };
}
