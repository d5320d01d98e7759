import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { closeUpOf } from './close-up.ts';

const PICTURE = { width: 1280, height: 720 };

describe('the close-up of a plate', () => {
  it('shows it in the middle, twice as large as it is for a plate of 55 pixels', () => {
    const { part, width, height } = closeUpOf(PICTURE, { left: 600, top: 400, right: 655, bottom: 412 }, 32);
    expect(part).toEqual({ x: 572, y: 374, w: 112, h: 64 });
    expect({ width, height }).toEqual({ width: 224, height: 128 });
  });

  it('leaves as much room above and below a plate of two rows', () => {
    const { part } = closeUpOf(PICTURE, { left: 600, top: 400, right: 660, bottom: 460 }, 32);
    expect(part.h).toBeGreaterThan(1.4 * 60);
  });

  it('stays within the picture and keeps the plate in it', () => {
    fc.assert(
      fc.property(
        fc.nat(1270),
        fc.nat(710),
        fc.integer({ min: 4, max: 60 }),
        fc.integer({ min: 3, max: 50 }),
        (left, top, w, h) => {
          const right = Math.min(left + w, PICTURE.width);
          const bottom = Math.min(top + h, PICTURE.height);
          const { part, width, height } = closeUpOf(PICTURE, { left, top, right, bottom }, 32);
          expect(part.x).toBeGreaterThanOrEqual(0);
          expect(part.y).toBeGreaterThanOrEqual(0);
          expect(part.x + part.w).toBeLessThanOrEqual(PICTURE.width);
          expect(part.y + part.h).toBeLessThanOrEqual(PICTURE.height);
          expect(part.x).toBeLessThanOrEqual(left + 1);
          expect(part.x + part.w).toBeGreaterThanOrEqual(right - 1);
          expect(width % 32).toBe(0);
          expect(height % 32).toBe(0);
        },
      ),
    );
  });

  it('of a plate that fills the picture is the picture', () => {
    const { part } = closeUpOf(PICTURE, { left: 10, top: 10, right: 1270, bottom: 700 }, 32);
    expect(part).toEqual({ x: 0, y: 0, w: 1280, h: 720 });
  });
});
