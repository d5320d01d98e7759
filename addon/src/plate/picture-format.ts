/** Kinds of picture that are opened. Others are refused before a decoder sees them: each decoder is a way in. */
export type PictureFormat = 'jpeg' | 'png' | 'webp';

export type Sniffed = PictureFormat | 'other-picture' | 'not-a-picture';

/** Names the kind by the first bytes; file names and declared types are not to be trusted. */
export function sniff(picture: Uint8Array): Sniffed {
  if (startsWith(picture, [0xff, 0xd8])) return 'jpeg';
  if (startsWith(picture, [0x89, 0x50, 0x4e, 0x47])) return 'png';
  if (textAt(picture, 0, 4) === 'RIFF' && textAt(picture, 8, 4) === 'WEBP') return 'webp';
  return isOtherPicture(picture) ? 'other-picture' : 'not-a-picture';
}

/** Whether the end that every whole picture of the kind has is missing. */
export function endIsMissing(picture: Uint8Array, format: PictureFormat): boolean {
  switch (format) {
    case 'jpeg':
      return lastIndexOf(picture, [0xff, 0xd9]) <= lastIndexOf(picture, [0xff, 0xda]);
    case 'png':
      return lastIndexOf(picture, [0x49, 0x45, 0x4e, 0x44]) === -1;
    case 'webp': {
      const declared = new DataView(picture.buffer, picture.byteOffset, picture.byteLength).getUint32(
        4,
        true,
      );
      return picture.byteLength < declared + RIFF_HEADER_BYTES;
    }
  }
}

const RIFF_HEADER_BYTES = 8;

function isOtherPicture(picture: Uint8Array): boolean {
  const start = textAt(picture, 0, 4);
  return (
    start === 'GIF8' ||
    start.startsWith('BM') ||
    start === 'II*\0' ||
    start === 'MM\0*' ||
    textAt(picture, 4, 4) === 'ftyp' ||
    startsWith(picture, [0x00, 0x00, 0x00, 0x0c, 0x6a, 0x50]) ||
    startsWith(picture, [0xff, 0x0a]) ||
    /^\uFEFF?\s*<(\?xml|svg)/i.test(textAt(picture, 0, 64))
  );
}

function startsWith(bytes: Uint8Array, start: readonly number[]): boolean {
  return start.every((byte, index) => bytes[index] === byte);
}

function textAt(bytes: Uint8Array, from: number, length: number): string {
  return String.fromCharCode(...bytes.subarray(from, from + length));
}

function lastIndexOf(bytes: Uint8Array, wanted: readonly number[]): number {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).lastIndexOf(Buffer.from(wanted));
}
