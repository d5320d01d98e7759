import { crc32, deflateSync } from 'node:zlib';
import { plateText } from '../plate/plate-text.ts';
import type { PlateReader, ReadResult } from '../plate/plate-reader.ts';
import type { PlateReading } from '../plate/reading.ts';
import type { ApproachView } from './approach-view.ts';
import type { Random } from './random.ts';

const SIGNATURE = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a);
const READABLE_M = 9;
const READABLE_DIRT = 0.9;
const KEYWORD = 'plate\0';

/**
 * A valid picture of one grey pixel (PNG) that carries the plate that can be read in it, or none.
 * @param moment makes it another picture than the one before, as noise does.
 */
export function truePicture(plate: string | null, moment = ''): Uint8Array {
  const header = Buffer.from([0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0]);
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', header),
    ...(plate === null ? [] : [chunk('tEXt', Buffer.from(KEYWORD + plate, 'latin1'))]),
    chunk('tEXt', Buffer.from(`moment\0${moment}`, 'latin1')),
    chunk('tEXt', Buffer.from(`moment\0${moment}`, 'latin1')),
    chunk('IDAT', deflateSync(Uint8Array.of(0, 0x80))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** What a plate reader could make of a view: nothing from afar or through mud. For scenarios that need no networks. */
export function drawTruth({ vehicle, seed }: ApproachView): Promise<Uint8Array> {
  const isReadable = vehicle !== null && vehicle.toArmM <= READABLE_M && vehicle.look.dirt <= READABLE_DIRT;
  return Promise.resolve(truePicture(isReadable ? plateText(vehicle.look.plate) : null, seed));
}

export interface TrueReaderOptions {
  /** Kebab-case; `true-reader` when absent. Two readers of different names are two witnesses. */
  readonly name?: string;
  /** Draws wrong readings, each with the share `rate` (0 to 1) and one character wrong; none when absent. */
  readonly misreads?: { readonly rate: number; readonly random: Random };
}

/**
 * A reader that knows what was drawn: what `truePicture` put into a picture is what it reads, and what its witness reads
 * also where it misreads.
 */
export function trueReader(options: TrueReaderOptions = {}): PlateReader {
  const name = options.name ?? 'true-reader';
  const { misreads } = options;

  const read = (picture: Uint8Array): ReadResult => {
    if (picture.length === 0)
      return { ok: false, trouble: { kind: 'empty', detail: 'The picture is empty.' } };
    if (!SIGNATURE.every((byte, index) => picture[index] === byte)) {
      return { ok: false, trouble: { kind: 'not-a-picture', detail: 'This is not a PNG picture.' } };
    }
    const plate = plateIn(picture);
    const isWrong = plate !== null && misreads?.random.chance(misreads.rate) === true;
    const text = isWrong ? misread(plate, misreads.random) : plate;
    const plates = text === null ? [] : [plateReading(text, plate ?? text)];
    return { ok: true, reading: { plates, advice: null, reader: name, wallMs: 0, cpuMs: 0 } };
  };

  return {
    name,
    read: (picture) => Promise.resolve(read(picture)),
    close: () => Promise.resolve(),
  };
}

function chunk(kind: string, content: Uint8Array): Uint8Array {
  const body = Buffer.concat([Buffer.from(kind, 'latin1'), content]);
  const whole = Buffer.alloc(body.length + 8);
  whole.writeUInt32BE(content.length, 0);
  body.copy(whole, 4);
  whole.writeUInt32BE(crc32(body), whole.length - 4);
  return whole;
}

function plateIn(picture: Uint8Array): string | null {
  const bytes = Buffer.from(picture.buffer, picture.byteOffset, picture.byteLength);
  let at = SIGNATURE.length;
  while (at + 12 <= bytes.length) {
    const length = bytes.readUInt32BE(at);
    const content = bytes.toString('latin1', at + 4, at + 8 + length);
    if (content.startsWith(`tEXt${KEYWORD}`)) return content.slice(4 + KEYWORD.length);
    at += 12 + length;
  }
  return null;
}

function misread(plate: string, random: Random): string {
  const at = random.integer(0, plate.length - 1);
  const others = Array.from('ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789').filter((other) => other !== plate[at]);
  return plate.slice(0, at) + random.pick(others) + plate.slice(at + 1);
}

function plateReading(text: string, truth: string): PlateReading {
  return {
    text,
    confidence: 1,
    characters: Array.from(text, (char) => ({ char, score: 1, runnersUp: [] })),
    raw: text,
    box: { x: 0, y: 0, w: 1, h: 1 },
    corners: null,
    rows: 1,
    region: null,
    witnesses: [{ reader: 'true-witness', text: truth, confidence: 1 }],
    candidates: [],
    quality: null,
  };
}
