import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldLookAlikeScripts } from './look-alike-scripts.ts';

describe('letters of other scripts', () => {
  it.each([
    ['Cyrillic', 'АВЕКМНОРСТУХІ', 'ABEKMHOPCTYXI'],
    ['Greek', 'ΑΒΕΖΗΙΚΜΝΟΡΤΥΧ', 'ABEZHIKMNOPTYX'],
    ['a mixture', 'Aа1В', 'Aа1B'],
  ])('that look Latin become so: %s', (_, written, latin) => {
    expect(foldLookAlikeScripts(written)).toBe(latin);
  });

  it('stay when they look like nothing Latin', () => {
    expect(foldLookAlikeScripts('ЖΩ京')).toBe('ЖΩ京');
  });

  it('never change Latin letters and digits, nor the length', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const folded = foldLookAlikeScripts(text);
        expect(folded).toHaveLength(text.length);
        expect(foldLookAlikeScripts(folded)).toBe(folded);
      }),
    );
    expect(foldLookAlikeScripts('ABCXYZ0189')).toBe('ABCXYZ0189');
  });
});
