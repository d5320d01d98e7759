import { byteBuffer } from './byte-buffer.ts';
import { JPEG_START, walkJpeg, type JpegWalk } from './jpeg-walk.ts';

export type MjpegPart =
  | { readonly kind: 'picture'; readonly picture: Uint8Array }
  /** A picture began and did not end well: cut off or damaged. */
  | { readonly kind: 'broken' }
  | { readonly kind: 'too-large' };

export interface MjpegParser {
  /** What is kept for a picture that is not whole yet; never more than `maxBytes`. */
  readonly bufferedBytes: number;
  /** The parts that `chunk` completes, oldest first; the same ones however the stream is cut into chunks. */
  push(chunk: Uint8Array): readonly MjpegPart[];
}

/**
 * Takes the JPEGs out of a `multipart/x-mixed-replace` stream. Boundary, part headers and lengths are stepped over
 * unread: firmware gets each of them wrong (a boundary that the header does not name, dashes too many or too few, a
 * length that is off, LF for CRLF), while the JPEG itself says where it ends. Pictures over `maxBytes` are dropped.
 */
export function mjpegParser(maxBytes: number): MjpegParser {
  const buffer = byteBuffer();
  let walk: JpegWalk | null = null;

  /** The next part that the buffer holds; null when it takes more bytes. */
  const nextPart = (): MjpegPart | null => {
    if (walk === null) {
      const start = findStart(buffer.bytes);
      buffer.dropFirst(start.at);
      if (!start.isWhole) return null;
      walk = JPEG_START;
    }
    const step = walkJpeg(buffer.bytes, walk);
    if (step.kind === 'more') {
      walk = step.walk;
      if (buffer.length < maxBytes) return null;
      walk = null;
      buffer.dropFirst(buffer.length);
      return { kind: 'too-large' };
    }
    walk = null;
    if (step.kind === 'broken') {
      buffer.dropFirst(step.resumeAt);
      return { kind: 'broken' };
    }
    const picture = buffer.bytes.slice(0, step.end);
    buffer.dropFirst(step.end);
    return { kind: 'picture', picture };
  };

  return {
    get bufferedBytes() {
      return buffer.length;
    },
    push: (chunk) => {
      const parts: MjpegPart[] = [];
      let taken = 0;
      while (taken < chunk.length) {
        const piece = chunk.subarray(taken, taken + maxBytes - buffer.length);
        buffer.append(piece);
        taken += piece.length;
        for (let part = nextPart(); part !== null; part = nextPart()) parts.push(part);
      }
      return parts;
    },
  };
}

/** Start marker and the first byte of the marker that must follow it. */
const START = [0xff, 0xd8, 0xff] as const;

/** Where a JPEG starts or, when only the last bytes may be the beginning of a start, where those are. */
function findStart(bytes: Uint8Array): { readonly at: number; readonly isWhole: boolean } {
  for (let at = bytes.indexOf(START[0]); at !== -1; at = bytes.indexOf(START[0], at + 1)) {
    const second = bytes[at + 1];
    const third = bytes[at + 2];
    if (second === undefined || (second === START[1] && third === undefined)) return { at, isWhole: false };
    if (second === START[1] && third === START[2]) return { at, isWhole: true };
  }
  return { at: bytes.length, isWhole: false };
}
