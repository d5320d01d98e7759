import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stripeShade, tinyRecogniser } from '../../../test/tiny-networks.ts';
import type { TinyRecogniserOptions } from '../../../test/tiny-networks.ts';
import type { Pixels } from '../pixels.ts';
import type { FoundPlate } from '../plate-finder.ts';
import type { PlateRecogniser, PlateText } from '../plate-recogniser.ts';
import { bring, refusalOf } from './brought-folder.contract.ts';
import type { Files } from './brought-folder.contract.ts';
import { slotClasses, slotText } from './slot-text.ts';

const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ_';
const NETWORK: TinyRecogniserOptions = { slots: 8, characters: ALPHABET.length, height: 64, width: 128 };
const DESCRIPTION = {
  max_plate_slots: 8,
  alphabet: ALPHABET,
  pad_char: '_',
  img_height: 64,
  img_width: 128,
  image_color_mode: 'grayscale',
  keep_aspect_ratio: false,
};

function files(
  network: Partial<TinyRecogniserOptions> = {},
  description: Readonly<Record<string, unknown>> = {},
): Files {
  return {
    'recogniser.onnx': tinyRecogniser({ ...NETWORK, ...network }),
    'recogniser.json': JSON.stringify({ ...DESCRIPTION, ...description }),
  };
}

async function openRecogniser(brought: Files): Promise<PlateRecogniser> {
  const { finder, recogniser } = await bring(brought);
  if (recogniser === null) throw new Error('No recogniser');
  expect(finder).toBeNull();
  return recogniser;
}

/** A plate of stripes, one for each character, in the middle of a black picture. */
function striped(text: string, alphabet = ALPHABET, sidePx = { width: 160, height: 40 }) {
  const { width, height } = sidePx;
  const picture = { width: width + 40, height: height + 40 };
  const data = new Uint8Array(picture.width * picture.height * 3);
  const shades = Array.from(text, (char) => stripeShade(alphabet.indexOf(char), alphabet.length));
  for (let y = 20; y < 20 + height; y++) {
    for (let x = 0; x < width; x++) {
      const shade = shades[Math.floor((x * shades.length) / width)] ?? 0;
      data.fill(shade, (y * picture.width + x + 20) * 3, (y * picture.width + x + 21) * 3);
    }
  }
  const pixels: Pixels = { ...picture, data };
  const plate: FoundPlate = {
    corners: [
      { x: 20, y: 20 },
      { x: 20 + width, y: 20 },
      { x: 20 + width, y: 20 + height },
      { x: 20, y: 20 + height },
    ],
    score: 1,
    twoRows: null,
  };
  return { pixels, plate };
}

async function readOnce(brought: Files, text: string, alphabet = ALPHABET): Promise<PlateText | null> {
  const recogniser = await openRecogniser(brought);
  const { pixels, plate } = striped(text, alphabet);
  const read = await recogniser.recognise(pixels, plate);
  await recogniser.close();
  return read;
}

function textOf(read: PlateText | null): string {
  return read?.characters.map(({ char }) => char).join('') ?? '';
}

describe('a recogniser with fixed slots', () => {
  it.each<[string, Partial<TinyRecogniserOptions>, Readonly<Record<string, unknown>>]>([
    ['grey bytes', {}, {}],
    ['grey floats', { type: 'float32' }, {}],
    ['coloured bytes', { colours: 3 }, { image_color_mode: 'rgb' }],
    [
      'coloured floats in planes',
      { colours: 3, isPlanes: true, type: 'float32' },
      { image_color_mode: 'rgb' },
    ],
    ['grey planes', { isPlanes: true }, {}],
    ['one long row of numbers', { isFlat: true }, {}],
    ['numbers that are no probabilities yet', { isRaw: true }, {}],
  ])('reads a plate, as %s', async (_, network, description) => {
    const read = await readOnce(files(network, description), 'KA01AB4_');
    expect(textOf(read)).toBe('KA01AB4');
    expect(read).toMatchObject({ raw: 'KA01AB4', rows: 1, region: null });
    for (const { char, score, runnersUp } of read?.characters ?? []) {
      expect(score).toBeGreaterThan(0.5);
      expect(score).toBeLessThanOrEqual(1);
      expect(runnersUp.map((other) => other.char)).not.toContain(char);
    }
    expect(read?.confidence).toBeGreaterThan(0.5);
  });

  it('reads nothing where every slot is empty', async () => {
    expect(await readOnce(files(), '________')).toBeNull();
  });

  it('keeps the shape of a plate where its description says so', async () => {
    const recogniser = await openRecogniser(
      files({ height: 32 }, { img_height: 32, keep_aspect_ratio: true, padding_color: [255, 255, 255] }),
    );
    // 80 x 40 in 128 x 32: the outer quarters are filled, and a white slot is empty.
    const { pixels, plate } = striped('7B3K', ALPHABET, { width: 80, height: 40 });
    expect(textOf(await recogniser.recognise(pixels, plate))).toBe('7B3K');
    await recogniser.close();
  });

  it('says the region that its network tells by name, where there is one', async () => {
    const regions = { plate_regions: ['Unknown', 'India', 'Atlantis'] };
    const region = async (number: number) =>
      (await readOnce(files({ region: { number, of: 3 } }, regions), 'KA01AB4_'))?.region;
    expect(await region(0)).toBeNull();
    expect(await region(1)).toEqual({ code: 'IN', confidence: expect.closeTo(0.9, 5) as unknown });
    expect(await region(2)).toBeNull();
  });

  it('tells separators and letters of other scripts as plates are written', async () => {
    const alphabet = 'ABКЕ12-_';
    const brought = files({ characters: alphabet.length }, { alphabet });
    const read = await readOnce(brought, 'К1-2--Е_', alphabet);
    expect(textOf(read)).toBe('K12E');
    expect(read?.raw).toBe('K1-2-E');
  });

  it('tells two rows by the finder, or by the shape of the plate', async () => {
    const recogniser = await openRecogniser(files());
    const rows = async (width: number, twoRows: number | null) => {
      const { pixels, plate } = striped('KA01AB4_', ALPHABET, { width, height: 80 });
      return (await recogniser.recognise(pixels, { ...plate, twoRows }))?.rows;
    };
    expect([
      await rows(400, null),
      await rows(130, null),
      await rows(400, 0.9),
      await rows(130, 0.1),
    ]).toEqual([1, 2, 2, 1]);
    await recogniser.close();
  });

  it('survives plates that are none, and answers several at once each with its own text', async () => {
    const recogniser = await openRecogniser(files());
    const one = striped('KA01AB4_');
    const other = striped('ZZ9_____');
    const [a, b, c] = one.plate.corners;
    const flat: FoundPlate = { ...one.plate, corners: [a, a, a, a] };
    const outside: FoundPlate = { ...one.plate, corners: [b, b, c, c] };
    const [first, second] = await Promise.all([
      recogniser.recognise(one.pixels, one.plate),
      recogniser.recognise(other.pixels, other.plate),
      recogniser.recognise(one.pixels, flat),
      recogniser.recognise(one.pixels, outside),
    ]);
    expect([textOf(first), textOf(second)]).toEqual(['KA01AB4', 'ZZ9']);
    await recogniser.close();
  });
});

describe('a recogniser is refused with the reason', () => {
  it.each<[string, Files, RegExp]>([
    [
      'it has no description',
      { 'recogniser.onnx': tinyRecogniser(NETWORK) },
      /no description; put the plate configuration/,
    ],
    [
      'another size is described',
      files({}, { img_width: 140 }),
      /takes uint8 \[\?, 64, 128, 1\]\. Its description says uint8 \[1, 64, 140, 1\]/,
    ],
    ['colours are described', files({}, { image_color_mode: 'rgb' }), /takes uint8 \[\?, 64, 128, 1\]/],
    [
      'other slots are described',
      files({}, { max_plate_slots: 9 }),
      /answers float32 \[1, 8, 37\]\. .* 9 slots of 37 characters: 333/,
    ],
    ['another alphabet is described', files({}, { alphabet: 'ABC_' }), /8 slots of 4 characters: 32/],
    ['its alphabet is empty', files({}, { alphabet: '' }), /alphabet cannot be ""/],
    [
      'its alphabet has a character twice',
      files({}, { alphabet: 'AAB_' }),
      /alphabet cannot be "AAB_"; it must be .* each once/,
    ],
    ['its alphabet is only emptiness', files({}, { alphabet: '_' }), /alphabet without a character/],
    [
      'its alphabet is no plate of ours',
      files({}, { alphabet: 'ABЖ京_' }),
      /an alphabet with Ж 京\. A-Z, 0-9/,
    ],
    [
      'what is empty is not in its alphabet',
      files({}, { pad_char: '?' }),
      /pad_char cannot be "\?"; it must be one character of the alphabet/,
    ],
    [
      'sizes are huge',
      files({}, { img_width: 1e9, img_height: 1e9 }),
      /img_width cannot be 1000000000; it must be a whole number from 8 to 1024/,
    ],
    [
      'half is missing',
      files({}, { alphabet: undefined, max_plate_slots: 'nine' }),
      /max_plate_slots cannot be "nine".*alphabet is missing/,
    ],
    ['its description is a list', { ...files(), 'recogniser.json': '[]' }, /it must be an object/],
    ['its description is no JSON', { ...files(), 'recogniser.json': '{' }, /recogniser\.json cannot be read/],
    [
      'its description is no YAML',
      { ...files(), 'recogniser.yaml': 'a:\n  b: 1' },
      /recogniser\.yaml cannot be read: line 2/,
    ],
    ['its description is a book', { ...files(), 'recogniser.yaml': '#'.repeat(100_001) }, /has 100001 bytes/],
    ['it takes whole numbers', files({ type: 'int64' }), /takes int64/],
  ])('when %s', async (_, brought, message) => {
    expect(await refusalOf(brought)).toMatch(message);
  });
});

describe('a folder', () => {
  it('with neither network is refused', async () => {
    expect(await refusalOf({ 'readme.txt': '' })).toMatch(/neither finder\.onnx nor recogniser\.onnx/);
  });
});

describe('the text of slots', () => {
  const found = slotClasses(ALPHABET, '_');
  const classes = found.ok ? found.classes : [];

  it('is of A-Z 0-9 with scores from 0 to 1, whatever the numbers', () => {
    const number = fc.float();
    fc.assert(
      fc.property(
        fc.array(number, { minLength: classes.length * 3, maxLength: classes.length * 3 }),
        (values) => {
          const text = slotText(Float32Array.from(values), classes);
          for (const { char, score, runnersUp } of text?.characters ?? []) {
            expect(char).toMatch(/^[A-Z0-9]$/);
            for (const share of [score, ...runnersUp.map((other) => other.score)]) {
              expect(share).toBeGreaterThanOrEqual(0);
              expect(share).toBeLessThanOrEqual(1);
            }
          }
          expect(text?.raw.replaceAll('-', '') ?? '').toBe(
            text?.characters.map(({ char }) => char).join('') ?? '',
          );
        },
      ),
    );
  });
});
