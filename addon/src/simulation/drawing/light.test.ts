import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lighting, type Lighting } from './light.ts';

const brightness = (light: Lighting): number => {
  const [red, green, blue] = light.dull([0.5, 0.5, 0.5], [0, 1, 0], [0, 0, 12]);
  return red + green + blue;
};
const share = fc.double({ min: 0, max: 1, noNaN: true });

describe('lighting', () => {
  it('makes the far lane darker as the day goes, in sun and in rain', () => {
    fc.assert(
      fc.property(share, share, fc.boolean(), (one, other, rain) => {
        const [less, more] = [Math.min(one, other), Math.max(one, other)];
        fc.pre(more - less > 0.02);
        const at = (daylight: number): number => brightness(lighting({ daylight, rain, glare: 0 }));
        // At the end of dusk the sun goes and the gate's lamp is on; outside its reach it is never brighter by much.
        expect(at(less)).toBeLessThan(at(more) + 0.02);
      }),
    );
    expect(brightness(lighting({ daylight: 0, rain: false, glare: 0 }))).toBeLessThan(
      brightness(lighting({ daylight: 1, rain: false, glare: 0 })) / 4,
    );
  });

  it('lights the plate at night from the lamp by the camera', () => {
    const night = lighting({ daylight: 0, rain: false, glare: 0 });
    const white = [0.95, 0.95, 0.95] as const;
    const near = night.plate(white, [0, 0.5, 4.7]);
    const paint = night.dull(white, [0, 0, -1], [0, 0.5, 4.7]);
    expect(near[0]).toBeGreaterThan(paint[0] * 1.3);
    expect(night.plate(white, [0, 0.5, 15])[0]).toBeLessThan(near[0] * 0.6);
  });

  it('has no sun in rain', () => {
    expect(lighting({ daylight: 1, rain: true, glare: 0 }).sun).toBeNull();
    expect(lighting({ daylight: 1, rain: false, glare: 0 }).sun).not.toBeNull();
  });
});
