import type { CameraTrouble } from './camera.ts';
import { JPEG_START, walkJpeg, type JpegWalk } from './jpeg-walk.ts';

export type PictureOrTrouble =
  | { readonly ok: true; readonly picture: Uint8Array }
  | { readonly ok: false; readonly trouble: CameraTrouble };

export type PictureEnd =
  /** The picture is whole: its first `end` bytes. */
  | { readonly kind: 'end'; readonly end: number }
  /** Good so far. `walk` goes back into the next call, so that nothing is looked at twice. */
  | { readonly kind: 'more'; readonly walk: JpegWalk | null }
  | { readonly kind: 'damaged' }
  | { readonly kind: 'foreign' };

const JPEG_MAGIC = [0xff, 0xd8, 0xff];
const PNG_MAGIC = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
const RIFF_MAGIC = [0x52, 0x49, 0x46, 0x46];
const WEBP_MAGIC = [0x57, 0x45, 0x42, 0x50];
const PNG_LAST_CHUNK = 'IEND';
/** Length, type and checksum around the data of a PNG chunk. */
const PNG_CHUNK_FRAME_BYTES = 12;
const RIFF_HEADER_BYTES = 8;

/** Whether `bytes` carry `magic` at `offset`, as far as they go. */
const mayCarry = (bytes: Uint8Array, magic: readonly number[], offset = 0): boolean =>
  magic.every((byte, index) => offset + index >= bytes.length || bytes[offset + index] === byte);

/** Where the JPEG, PNG or WebP that begins at offset 0 ends; the bytes are the judge, never a name or a header. */
export function findPictureEnd(bytes: Uint8Array, walk: JpegWalk | null): PictureEnd {
  if (mayCarry(bytes, JPEG_MAGIC)) return jpegEnd(bytes, walk ?? JPEG_START);
  if (mayCarry(bytes, PNG_MAGIC)) return pngEnd(bytes);
  if (mayCarry(bytes, RIFF_MAGIC) && mayCarry(bytes, WEBP_MAGIC, RIFF_HEADER_BYTES)) return webpEnd(bytes);
  return { kind: 'foreign' };
}

function jpegEnd(bytes: Uint8Array, from: JpegWalk): PictureEnd {
  const step = walkJpeg(bytes, from);
  switch (step.kind) {
    case 'whole':
      return { kind: 'end', end: step.end };
    case 'more':
      return { kind: 'more', walk: step.walk };
    case 'broken':
      return { kind: 'damaged' };
  }
}

function pngEnd(bytes: Uint8Array): PictureEnd {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = PNG_MAGIC.length;
  while (at + RIFF_HEADER_BYTES <= bytes.length) {
    const type = String.fromCharCode(...bytes.subarray(at + 4, at + 8));
    if (!/^[A-Za-z]{4}$/.test(type)) return { kind: 'damaged' };
    at += PNG_CHUNK_FRAME_BYTES + view.getUint32(at);
    if (type === PNG_LAST_CHUNK) return at <= bytes.length ? { kind: 'end', end: at } : NEEDS_MORE;
  }
  return NEEDS_MORE;
}

function webpEnd(bytes: Uint8Array): PictureEnd {
  if (bytes.length < RIFF_HEADER_BYTES + WEBP_MAGIC.length) return NEEDS_MORE;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = RIFF_HEADER_BYTES + view.getUint32(4, true);
  return end <= bytes.length ? { kind: 'end', end } : NEEDS_MORE;
}

const NEEDS_MORE: PictureEnd = { kind: 'more', walk: null };

/** What is wrong with bytes whose end was looked for and not found. */
export function pictureTrouble(bytes: Uint8Array, end: Exclude<PictureEnd, { kind: 'end' }>): CameraTrouble {
  if (bytes.length === 0) {
    return { kind: 'not-a-picture', detail: 'The answer was empty: there is no picture in it.' };
  }
  switch (end.kind) {
    case 'more':
      return {
        kind: 'cut-off',
        detail: `The picture ends too early, after ${bytes.length} bytes: the connection or the supply of the camera may be weak.`,
      };
    case 'damaged':
      return {
        kind: 'not-a-picture',
        detail: 'The picture is damaged inside: the connection or the supply of the camera may be weak.',
      };
    case 'foreign':
      return { kind: 'not-a-picture', detail: foreignDetail(bytes) };
  }
}

const TEXT_OPENINGS = new Set(['<', '{', '[']);

function foreignDetail(bytes: Uint8Array): string {
  const opening = String.fromCharCode(...bytes.subarray(0, 64)).trimStart();
  return TEXT_OPENINGS.has(opening.charAt(0))
    ? 'What came is a page or a message, not a picture: look at the address that is asked.'
    : 'What came is not a JPEG, PNG or WebP picture.';
}

export function tooLarge(maxBytes: number): CameraTrouble {
  return {
    kind: 'too-large',
    detail: `The picture is larger than the ${maxBytes} bytes allowed: lower its resolution or raise the limit.`,
  };
}

/** A copy of the picture without whatever follows its end; trouble when it has no end or is not a picture. */
export function wholePicture(bytes: Uint8Array, maxBytes: number): PictureOrTrouble {
  const end = findPictureEnd(bytes, null);
  if (end.kind !== 'end') return { ok: false, trouble: pictureTrouble(bytes, end) };
  if (end.end > maxBytes) return { ok: false, trouble: tooLarge(maxBytes) };
  return { ok: true, picture: new Uint8Array(bytes.subarray(0, end.end)) };
}
