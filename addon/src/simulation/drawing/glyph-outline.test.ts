import { describe, expect, it } from 'vitest';
import { glyphOutline, glyphWidth } from './glyph-outline.ts';
import { GLYPHS } from './glyphs.ts';

const lettering = { height: 75, width: 45, stroke: 10 };
const ALL = Array.from('ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789');

/** Whether a point is inked, by the non-zero rule. */
function isInked(character: string, x: number, y: number): boolean {
  let winding = 0;
  for (const ring of glyphOutline(character, lettering)) {
    ring.forEach(([x1, y1], index) => {
      const [x2, y2] = ring[(index + 1) % ring.length] ?? [0, 0];
      if (y1 <= y !== y2 <= y && x < x1 + ((y - y1) / (y2 - y1)) * (x2 - x1)) winding += y2 > y1 ? 1 : -1;
    });
  }
  return winding !== 0;
}

/** The glyph as a coarse field of inked and free cells. */
function field(character: string): string {
  const width = glyphWidth(character, lettering);
  const cells = 20;
  let drawn = '';
  for (let row = 0; row < cells; row++) {
    for (let column = 0; column < cells; column++) {
      drawn += isInked(
        character,
        ((column + 0.47) / cells) * width,
        ((row + 0.53) / cells) * lettering.height,
      )
        ? '#'
        : '.';
    }
  }
  return drawn;
}

describe('glyph outlines', () => {
  it('has every letter and digit of a plate', () => {
    expect(Object.keys(GLYPHS).sort()).toEqual([...ALL].sort());
  });

  it.each(ALL)('draws %s from its top to its foot and within its width', (character) => {
    const points = glyphOutline(character, lettering).flat();
    const [xs, ys] = [points.map(([x]) => x), points.map(([, y]) => y)];
    expect(Math.min(...ys)).toBeCloseTo(0, 1);
    expect(Math.max(...ys)).toBeCloseTo(lettering.height, 1);
    expect(Math.min(...xs)).toBeGreaterThanOrEqual(-1e-9);
    expect(Math.max(...xs)).toBeLessThanOrEqual(glyphWidth(character, lettering) + 1e-9);
  });

  it('draws no two alike, O and 0, I and 1 among them', () => {
    const fields = ALL.map(
      (character) => `${Math.round(glyphWidth(character, lettering))} ${field(character)}`,
    );
    expect(new Set(fields).size).toBe(ALL.length);
    expect(glyphWidth('0', lettering)).toBeLessThan(glyphWidth('O', lettering));
    expect(glyphWidth('I', lettering)).toBeLessThan(glyphWidth('1', lettering));
  });

  it('leaves the counters open and fills where strokes cross', () => {
    const middle = glyphWidth('O', lettering) / 2;
    expect(isInked('O', middle, 37)).toBe(false);
    expect(isInked('O', 4, 37)).toBe(true);
    expect(isInked('X', glyphWidth('X', lettering) / 2, 37)).toBe(true);
    expect(isInked('Q', glyphWidth('Q', lettering) - 8, 68)).toBe(true);
    expect(isInked('8', glyphWidth('8', lettering) / 2, 20)).toBe(false);
    expect(isInked('8', glyphWidth('8', lettering) / 2, 35)).toBe(true);
  });

  it('draws nothing for what is no plate character', () => {
    expect(glyphOutline('?', lettering)).toEqual([]);
  });
});
