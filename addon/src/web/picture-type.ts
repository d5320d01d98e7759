/** The media type of a picture by its first bytes, whatever its sender said; null when it is none that is shown. */
export function pictureType(picture: Uint8Array): 'image/jpeg' | 'image/png' | 'image/webp' | null {
  const bytes = Buffer.from(picture.buffer, picture.byteOffset, Math.min(picture.byteLength, 12));
  if (bytes.subarray(0, 3).equals(JPEG)) return 'image/jpeg';
  if (bytes.subarray(0, 8).equals(PNG)) return 'image/png';
  if (bytes.toString('latin1', 0, 4) === 'RIFF' && bytes.toString('latin1', 8, 12) === 'WEBP')
    return 'image/webp';
  return null;
}

const JPEG = Buffer.from([0xff, 0xd8, 0xff]);
const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
