import { describe, expect, it } from 'vitest';
import { random } from '../random.ts';
import { PLATE_COUNTRIES } from './plate-format.ts';
import { BODIES, vehicleLook } from './vehicle-look.ts';

describe('vehicle looks', () => {
  const looks = Array.from({ length: 600 }, (_, index) => vehicleLook(random(index)));

  it('are the same for the same seed', () => {
    expect(vehicleLook(random(5))).toEqual(looks[5]);
  });

  it('come in every body and from every country, and hardly ever with the same plate', () => {
    expect(new Set(looks.map((look) => look.body))).toEqual(new Set(BODIES));
    expect(new Set(looks.map((look) => look.country))).toEqual(new Set(PLATE_COUNTRIES));
    expect(new Set(looks.map((look) => look.plate)).size).toBeGreaterThan(590);
  });

  it('are mostly clean, with plates mostly in one row', () => {
    const share = (list: readonly boolean[]): number => list.filter(Boolean).length / list.length;
    expect(share(looks.map((look) => look.dirt < 0.25))).toBeGreaterThan(0.6);
    expect(share(looks.map((look) => look.twoRow))).toBeGreaterThan(0.03);
    expect(share(looks.map((look) => look.twoRow))).toBeLessThan(0.2);
  });
});
