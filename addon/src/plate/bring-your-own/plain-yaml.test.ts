import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parsePlainYaml } from './plain-yaml.ts';

describe('the YAML of descriptions', () => {
  it('is read as fast-plate-ocr writes it', () => {
    const text = `# Config for Latin-alphabet plates

# One head a slot.
max_plate_slots: 9
alphabet: '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ_'
pad_char: "_"   # also in the alphabet
img_height: 64
keep_aspect_ratio: true
interpolation: cubic
padding_color: [114, 114, 114]
plate_regions:
  - Unknown
  - Côte d'Ivoire
- 'It''s #1'
scale: -1.5e-3
nothing: ~
`;
    expect(parsePlainYaml(text.replaceAll('\n', '\r\n'))).toEqual({
      max_plate_slots: 9,
      alphabet: '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ_',
      pad_char: '_',
      img_height: 64,
      keep_aspect_ratio: true,
      interpolation: 'cubic',
      padding_color: [114, 114, 114],
      plate_regions: ['Unknown', "Côte d'Ivoire", "It's #1"],
      scale: -0.0015,
      nothing: null,
    });
  });

  it.each([
    ['a nested map', 'model:\n  slots: 9', 2],
    ['a text of several lines', 'alphabet: |\n  ABC', 1],
    ['a map in braces', 'a: 1\nb: {c: 1}', 2],
    ['a quote that does not end', "pad_char: '_", 1],
    ['a key twice', 'a: 1\na: 2', 2],
    ['words', 'this is no YAML', 1],
    ['an item of no list', 'a: 1\n- b', 2],
  ])('is refused with its line where it holds %s', (_, text, line) => {
    expect(() => parsePlainYaml(text)).toThrow(`line ${line} `);
  });

  it('gives every text and number back that is quoted as JSON is', () => {
    const value = fc.oneof(fc.string(), fc.double({ noNaN: true, noDefaultInfinity: true }), fc.boolean());
    fc.assert(
      fc.property(fc.dictionary(fc.stringMatching(/^[a-z][a-z_]{0,8}$/), value), (told) => {
        const text = Object.entries(told).map(([key, one]) => `${key}: ${JSON.stringify(one)}\n`);
        const wanted = Object.fromEntries(
          Object.entries(told).map(([key, one]) => [key, one === 0 ? 0 : one]),
        );
        expect({ ...parsePlainYaml(text.join('')) }).toEqual(wanted);
      }),
    );
  });

  it('answers any text with values or with a reason, and soon', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(...Array.from(`ab:-'"#[], \\\n{}|`)), maxLength: 300 }),
        (text) => {
          try {
            parsePlainYaml(text);
          } catch (error) {
            expect(error).toBeInstanceOf(SyntaxError);
          }
        },
      ),
    );
  });

  it('does not take long over quotes that do not close', () => {
    const line = `alphabet: ${"''".repeat(20_000)}' #x`;
    expect(() => parsePlainYaml(line)).toThrow(SyntaxError);
  });
});
