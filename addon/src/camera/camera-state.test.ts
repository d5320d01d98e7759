import { describe, expect, it } from 'vitest';
import type { CameraTrouble } from './camera.ts';
import { afterPicture, afterTrouble, differs, newHealth, type CameraHealth } from './camera-state.ts';

const slow: CameraTrouble = { kind: 'too-slow', detail: 'It was slow.' };
const stopped: CameraTrouble = { kind: 'stopped', detail: 'It was stopped.' };

type Event = 'picture' | CameraTrouble;

/** One event each 100 ms, the first at 100. */
const after = (...events: readonly Event[]): CameraHealth =>
  events.reduce<CameraHealth>(
    (health, event, index) =>
      event === 'picture'
        ? afterPicture(health, (index + 1) * 100)
        : afterTrouble(health, event, (index + 1) * 100),
    newHealth(0),
  );

describe('the state of a camera', () => {
  it.each<[string, readonly Event[], CameraHealth['state']]>([
    ['is connecting at first', [], { name: 'connecting', since: 0, trouble: null }],
    ['is live from its first picture on', ['picture'], { name: 'live', since: 100, trouble: null }],
    ['stays live since then', ['picture', 'picture'], { name: 'live', since: 100, trouble: null }],
    ['shows its first trouble', ['picture', slow], { name: 'connecting', since: 200, trouble: slow }],
    ['connects still after two', [slow, slow], { name: 'connecting', since: 0, trouble: slow }],
    ['is gone after three in a row', [slow, slow, slow], { name: 'gone', since: 300, trouble: slow }],
    ['stays gone since then', [slow, slow, slow, slow], { name: 'gone', since: 300, trouble: slow }],
    [
      'counts anew after a picture',
      [slow, slow, 'picture', slow, slow],
      { name: 'connecting', since: 400, trouble: slow },
    ],
    ['comes back', [slow, slow, slow, 'picture'], { name: 'live', since: 400, trouble: null }],
    ['is gone when stopped', ['picture', stopped], { name: 'gone', since: 200, trouble: stopped }],
  ])('%s', (_sentence, events, state) => {
    expect(after(...events).state).toEqual(state);
  });

  it('is news when the name or the trouble is another one', () => {
    const gone = after(slow, slow, slow).state;
    expect(differs(gone, after(slow, slow, slow, slow).state)).toBe(false);
    expect(differs(gone, after(slow, slow).state)).toBe(true);
    expect(differs(gone, { ...gone, trouble: { ...slow, detail: 'It was very slow.' } })).toBe(true);
    expect(differs(gone, { ...gone, trouble: { ...slow, kind: 'cut-off' } })).toBe(true);
  });
});
