import { describe, expect, it } from 'vitest';
import { falsePlates } from './false-plates.ts';
import { answered, BOX } from './fixtures.ts';

const ELSEWHERE = { ...BOX, x: 400 };

describe('a false plate', () => {
  it('is an answer where there is none', () => {
    const sign = answered('STOP', ELSEWHERE);
    expect(falsePlates([answered('AB12CD'), sign], [BOX], [])).toEqual([sign]);
  });

  it('is also one that only touches a plate, and a second answer about the same plate', () => {
    const grille = answered('', { ...BOX, x: BOX.x + 90 });
    const again = answered('AB12C', { ...BOX, w: 100 });
    expect(falsePlates([answered('AB12CD'), again, grille], [BOX], [])).toEqual([again, grille]);
  });

  it('is none where a plate is that labels leave out, however often it is found', () => {
    expect(falsePlates([answered('XY1', ELSEWHERE), answered('XY', ELSEWHERE)], [BOX], [ELSEWHERE])).toEqual(
      [],
    );
  });

  it('is none where two plates hang side by side and each is found', () => {
    const beside = { ...BOX, x: BOX.x + 60 };
    expect(falsePlates([answered('A', beside), answered('B')], [BOX, beside], [])).toEqual([]);
  });
});
