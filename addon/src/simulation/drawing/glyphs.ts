/**
 * Letters and digits of a plain, even-stroked grotesque, drawn for plates: the middle lines of the strokes in a box that
 * goes from 0 0 (top left) to 1 1. `M` moves, `L` draws a line, `C` a cubic curve, `Z` closes.
 */
export interface Glyph {
  /** Width as a share of the style's common glyph width. */
  readonly width: number;
  readonly strokes: string;
}

export const GLYPHS: Readonly<Record<string, Glyph>> = {
  A: { width: 1.1, strokes: 'M-.02 1L.47 0 M1.02 1L.53 0 M.2 .68L.8 .68' },
  B: {
    width: 1,
    strokes:
      'M0 0L.6 0C.86 0 .95 .09 .95 .235C.95 .39 .86 .47 .6 .47L0 .47 M.6 .47C.9 .47 1 .57 1 .735C1 .91 .9 1 .6 1L0 1 M0 0L0 1',
  },
  C: {
    width: 1,
    strokes: 'M1 .25C.98 .07 .82 0 .52 0C.16 0 0 .09 0 .34L0 .66C0 .91 .16 1 .52 1C.82 1 .98 .93 1 .75',
  },
  D: { width: 1, strokes: 'M0 0L.5 0C.85 0 1 .12 1 .36L1 .64C1 .88 .85 1 .5 1L0 1Z' },
  E: { width: 0.92, strokes: 'M1 0L0 0L0 1L1 1 M0 .49L.84 .49' },
  F: { width: 0.9, strokes: 'M1 0L0 0L0 1 M0 .5L.82 .5' },
  G: {
    width: 1.04,
    strokes:
      'M.99 .23C.96 .07 .82 0 .52 0C.16 0 0 .09 0 .34L0 .66C0 .91 .16 1 .52 1C.84 1 1 .91 1 .66L1 .52L.58 .52',
  },
  H: { width: 1.02, strokes: 'M0 0L0 1 M1 0L1 1 M0 .49L1 .49' },
  I: { width: 0.24, strokes: 'M.5 0L.5 1' },
  J: { width: 0.86, strokes: 'M1 0L1 .68C1 .91 .85 1 .5 1C.17 1 .02 .92 0 .72' },
  K: { width: 1.06, strokes: 'M0 0L0 1 M1 0L.0 .64 M.36 .4L1.02 1' },
  L: { width: 0.88, strokes: 'M0 0L0 1L1 1' },
  M: { width: 1.24, strokes: 'M0 1L0 0 M1 1L1 0 M.02 0L.46 .62L.54 .62L.98 0' },
  N: { width: 1.06, strokes: 'M0 1L0 0 M1 1L1 0 M.02 0L.98 1' },
  O: { width: 1.14, strokes: 'M0 .5C0 .13 .14 0 .5 0C.86 0 1 .13 1 .5C1 .87 .86 1 .5 1C.14 1 0 .87 0 .5Z' },
  P: { width: 0.98, strokes: 'M0 1L0 0L.58 0C.9 0 1 .1 1 .275C1 .46 .9 .55 .58 .55L0 .55' },
  Q: {
    width: 1.14,
    strokes: 'M0 .5C0 .13 .14 0 .5 0C.86 0 1 .13 1 .5C1 .87 .86 1 .5 1C.14 1 0 .87 0 .5Z M.58 .7L1.02 1.02',
  },
  R: { width: 1.02, strokes: 'M0 1L0 0L.58 0C.9 0 1 .1 1 .27C1 .45 .9 .54 .58 .54L0 .54 M.5 .54L1 1' },
  S: {
    width: 0.98,
    strokes:
      'M.97 .23C.93 .07 .8 0 .5 0C.17 0 .02 .08 .02 .25C.02 .42 .16 .45 .5 .49C.86 .53 1 .58 1 .75C1 .93 .84 1 .5 1C.18 1 .04 .93 0 .77',
  },
  T: { width: 0.98, strokes: 'M0 0L1 0 M.5 0L.5 1' },
  U: { width: 1.02, strokes: 'M0 0L0 .66C0 .91 .15 1 .5 1C.85 1 1 .91 1 .66L1 0' },
  V: { width: 1.08, strokes: 'M-.02 0L.47 1 M1.02 0L.53 1' },
  W: { width: 1.42, strokes: 'M-.01 0L.25 1 M.49 .04L.26 1 M.51 .04L.74 1 M1.01 0L.75 1' },
  X: { width: 1.06, strokes: 'M0 0L1 1 M1 0L0 1' },
  Y: { width: 1.06, strokes: 'M-.02 0L.47 .54L.53 .54L1.02 0 M.5 .54L.5 1' },
  Z: { width: 0.98, strokes: 'M0 0L.98 0L.02 1L1 1' },
  0: {
    width: 0.88,
    strokes: 'M0 .3C0 .08 .16 0 .5 0C.84 0 1 .08 1 .3L1 .7C1 .92 .84 1 .5 1C.16 1 0 .92 0 .7Z',
  },
  1: { width: 0.62, strokes: 'M.8 1L.8 0 M.74 .03L-.02 .3' },
  2: {
    width: 0.92,
    strokes: 'M.01 .26C.04 .07 .2 0 .5 0C.84 0 1 .1 1 .27C1 .42 .9 .51 .72 .63L.02 1L1 1',
  },
  3: {
    width: 0.92,
    strokes:
      'M.03 .21C.08 .06 .22 0 .48 0C.8 0 .95 .09 .95 .24C.95 .4 .8 .47 .5 .47L.36 .47 M.5 .47C.84 .47 1 .57 1 .735C1 .92 .82 1 .48 1C.2 1 .05 .94 0 .77',
  },
  4: { width: 0.98, strokes: 'M.56 0L.02 .74L1 .74 M.74 .42L.74 1' },
  5: {
    width: 0.92,
    strokes:
      'M.94 0L.1 0L.04 .47C.16 .4 .32 .37 .5 .37C.84 .37 1 .47 1 .68C1 .91 .84 1 .48 1C.22 1 .06 .94 0 .79',
  },
  6: {
    width: 0.92,
    strokes:
      'M.66 0C.3 .2 0 .45 0 .7 M0 .69C0 .48 .16 .38 .5 .38C.84 .38 1 .48 1 .69C1 .9 .84 1 .5 1C.16 1 0 .9 0 .69Z',
  },
  7: { width: 0.9, strokes: 'M0 0L.98 0L.32 1' },
  8: {
    width: 0.94,
    strokes:
      'M.06 .24C.06 .08 .2 0 .5 0C.8 0 .94 .08 .94 .24C.94 .4 .8 .47 .5 .47C.2 .47 .06 .4 .06 .24Z M0 .735C0 .56 .17 .47 .5 .47C.83 .47 1 .56 1 .735C1 .91 .83 1 .5 1C.17 1 0 .91 0 .735Z',
  },
  9: {
    width: 0.92,
    strokes:
      'M.34 1C.7 .8 1 .55 1 .3 M1 .31C1 .52 .84 .62 .5 .62C.16 .62 0 .52 0 .31C0 .1 .16 0 .5 0C.84 0 1 .1 1 .31Z',
  },
};
