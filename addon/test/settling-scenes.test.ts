import { describe, expect, it } from 'vitest';
import type { PlateReading, Reading } from '../src/plate/reading.ts';
import { isPartOfPicture, rememberStillTexts } from '../src/plate/settling/still-texts.ts';
import type { StillText } from '../src/plate/settling/still-texts.ts';
import { settle } from '../src/plate/settling/settle.ts';
import type { SettleOptions } from '../src/plate/settling/settle-options.ts';
import { siteFormats } from '../src/plate/settling/site-formats.ts';
import { regionOrder } from '../src/plate/formats/region-order.ts';
import { frames, seen } from './seen-plates.ts';

/** Both are plates of residents: what follows must not depend on strangers being looked at for longer. */
const RESIDENTS = ['KA01AB1234', 'DL2CAQ9876'];
const SITE: SettleOptions = {
  ...siteFormats(regionOrder(['IN'])),
  known: { has: (text) => RESIDENTS.includes(text), hasNeighbour: () => false },
};

const FRAMES = 20;

/** The vehicle comes nearer for six frames and stops. */
function arriving(text: string, at: number): PlateReading {
  const step = Math.min(at, 6);
  return seen(text, { x: 300 - 5 * step, y: 200 + 30 * step, h: 14 + 2 * step });
}

describe('two cars in one picture', () => {
  const behind = (at: number) => seen('DL2CAQ9876', { x: 380, y: 120 + Math.min(at, 6), h: 7 });

  it('the plate of the one at the gate is settled, not that of the one behind', () => {
    const scene = frames(FRAMES, (at) => [behind(at), arriving('KA01AB1234', at)]);
    expect(settle(scene, SITE)).toMatchObject({ state: 'settled', plate: 'KA01AB1234' });
  });

  it('a resident behind does not open for a stranger at the gate', () => {
    for (let count = 2; count <= FRAMES; count++) {
      const scene = frames(count, (at) => [behind(at), arriving('MH12DE1433', at)]);
      expect(settle(scene, SITE)).not.toMatchObject({ state: 'settled', plate: 'DL2CAQ9876' });
    }
  });

  it('nor where the plate at the gate cannot be read for a moment', () => {
    for (let count = 4; count <= FRAMES; count++) {
      const scene = frames(count, (at) =>
        at >= count - 2 ? [behind(at)] : [behind(at), arriving('MH12DE1433', at)],
      );
      expect(settle(scene, SITE)).not.toMatchObject({ state: 'settled' });
    }
  });

  it('nor where that is from a region that the site does not know', () => {
    const scene = frames(FRAMES, (at) => [behind(at), arriving('WA12345', at)]);
    expect(settle(scene, SITE)).toMatchObject({ state: 'tentative', best: 'WA12345', why: 'no-format' });
  });

  it('side by side and equally near, a camera cannot tell whose is whose, and says so', () => {
    const scene = frames(FRAMES, (at) => [
      arriving('KA01AB1234', at),
      seen('DL2CAQ9876', { x: 900, y: 360, h: 22 }),
    ]);
    expect(settle(scene, SITE)).toMatchObject({ state: 'tentative', why: 'several-plates' });
  });
});

describe('a plate held up on paper or on a phone', () => {
  const own = seen('MH12DE1433', { h: 22 });

  it('beside the plate of the car is one plate too many', () => {
    const paper = seen('KA01AB1234', { x: 700, y: 250, h: 20 });
    const scene = frames(FRAMES, (at) => (at < 4 ? [own] : [own, paper]));
    expect(settle(scene, SITE)).toMatchObject({ state: 'tentative', why: 'several-plates' });
  });

  it('near to the camera it is larger, but it came after the plate of the car', () => {
    const paper = seen('KA01AB1234', { x: 600, y: 200, h: 60 });
    const scene = frames(FRAMES, (at) => (at < 4 ? [own] : [own, paper]));
    expect(settle(scene, SITE)).toMatchObject({ state: 'tentative', why: 'several-plates' });
  });
});

// Where these happen, a sensor, a second camera or a person has to tell.
describe('what one camera cannot tell', () => {
  it('a plate held up in the place of the plate of the car is that plate', () => {
    const scene = frames(FRAMES, () => [seen('KA01AB1234', { x: 600, y: 200, h: 60 })]);
    expect(settle(scene, SITE)).toMatchObject({ state: 'settled', plate: 'KA01AB1234' });
  });

  it('one held up near the camera from the first frame on looks like a car at the gate with another one behind', () => {
    const scene = frames(FRAMES, () => [
      seen('KA01AB1234', { x: 600, y: 200, h: 60 }),
      seen('MH12DE1433', { h: 22 }),
    ]);
    expect(settle(scene, SITE)).toMatchObject({ state: 'settled', plate: 'KA01AB1234' });
  });

  it('behind a car with no plate that can be read, the next car’s plate is the nearest', () => {
    const scene = frames(FRAMES, () => [seen('DL2CAQ9876', { x: 380, y: 120, h: 9 })]);
    expect(settle(scene, SITE)).toMatchObject({ state: 'settled', plate: 'DL2CAQ9876' });
  });
});

describe('a sticker on a bumper', () => {
  const sticker = (at: number, text: string) => {
    const step = Math.min(at, 6);
    return seen(text, { x: 420 - 5 * step, y: 180 + 30 * step, h: 16 + 2 * step });
  };

  it.each(['SPORT', '4X4', 'BABYONBOARD'])(
    'that says %s is not the plate, though it is as large and as clear',
    (text) => {
      const scene = frames(FRAMES, (at) => [sticker(at, text), arriving('KA01AB1234', at)]);
      expect(settle(scene, SITE)).toMatchObject({ state: 'settled', plate: 'KA01AB1234' });
    },
  );

  it('that says what is a plate elsewhere leaves doubt: it may be the plate of the vehicle', () => {
    const scene = frames(FRAMES, (at) => [sticker(at, 'TAXI24'), arriving('KA01AB1234', at)]);
    expect(settle(scene, SITE)).toMatchObject({ state: 'tentative', why: 'several-plates' });
  });

  it('that says what is a plate elsewhere is none of the vehicle where it is much smaller', () => {
    const badge = (at: number) => seen('TAXI24', { x: 420, y: 180 + 30 * Math.min(at, 6), h: 7 });
    const scene = frames(FRAMES, (at) => [badge(at), arriving('KA01AB1234', at)]);
    expect(settle(scene, SITE)).toMatchObject({ state: 'settled', plate: 'KA01AB1234' });
  });

  it.each(['SPORT', '4X4', 'TAXI24'])('that says %s is no plate where the plate cannot be read', (text) => {
    const scene = frames(FRAMES, (at) => [sticker(at, text)]);
    expect(settle(scene, SITE)).toMatchObject({ state: 'tentative', why: 'no-format' });
  });
});

describe('a time stamp in the corner', () => {
  const stamp = (at: number) => seen(`2026112308${1000 + at}`, { x: 10, y: 10, h: 30 });

  it('has no format of a plate: the plate is settled beside it, and nothing without one', () => {
    expect(
      settle(
        frames(FRAMES, (at) => [stamp(at), arriving('KA01AB1234', at)]),
        SITE,
      ),
    ).toMatchObject({
      plate: 'KA01AB1234',
    });
    expect(
      settle(
        frames(FRAMES, (at) => [stamp(at)]),
        SITE,
      ),
    ).toMatchObject({ why: 'no-format' });
  });

  it('whose seconds change is no plate where no formats are known either', () => {
    expect(settle(frames(FRAMES, (at) => [stamp(at)])).state).toBe('tentative');
  });
});

describe('the name of a camera that looks like a plate', () => {
  const name = () => seen('CAM01', { x: 10, y: 10, h: 30 });
  const passage = (text: string) => frames(FRAMES, (at) => [name(), arriving(text, at)]);
  const remembered = (texts: readonly string[]): readonly StillText[] =>
    texts.map(passage).reduce<readonly StillText[]>(rememberStillTexts, []);
  const settleBeside = (scene: readonly Reading[], texts: readonly string[]) => {
    const still = remembered(texts);
    return settle(scene, { isPartOfPicture: (plate) => isPartOfPicture(still, plate) });
  };

  it('leaves the plate in doubt at first', () => {
    expect(settleBeside(passage('KA01AB1234'), [])).toMatchObject({ why: 'several-plates' });
  });

  it('is known for what it is when three vehicles have come and gone beside it', () => {
    const three = ['MH12DE1433', 'DL2CAQ9876', 'TN07XY0042'];
    expect(settleBeside(passage('KA01AB1234'), three)).toMatchObject({ plate: 'KA01AB1234' });
    expect(
      settleBeside(
        frames(FRAMES, () => [name()]),
        three,
      ),
    ).toEqual({ state: 'nothing', frames: FRAMES });
  });

  it('a car that comes every day is never taken for such a thing, also with the same sticker each time', () => {
    const everyDay = Array.from({ length: 10 }, () => 'KA01AB1234');
    expect(
      settleBeside(
        frames(FRAMES, (at) => [arriving('KA01AB1234', at)]),
        everyDay,
      ),
    ).toMatchObject({
      plate: 'KA01AB1234',
    });
  });

  it('nor is one that stands still each time with others behind it, since it arrives', () => {
    const days = ['MH12DE1433', 'DL2CAQ9876', 'TN07XY0042', 'UP16BT7781'].map((other) =>
      frames(FRAMES, (at) => [arriving('KA01AB1234', at), seen(other, { x: 380, y: 120, h: 11 })]),
    );
    const still = days.reduce<readonly StillText[]>(rememberStillTexts, []);
    expect(isPartOfPicture(still, arriving('KA01AB1234', 9))).toBe(false);
  });
});
