import { byteBuffer } from './byte-buffer.ts';
import type { JpegWalk } from './jpeg-walk.ts';
import { findPictureEnd, pictureTrouble, tooLarge, type PictureOrTrouble } from './whole-picture.ts';

export interface PictureCollector {
  readonly bufferedBytes: number;
  /** Decides as early as the bytes allow: a whole picture needs no end of the connection, a page no further byte. */
  add(chunk: Uint8Array): PictureOrTrouble | null;
  /** Nothing more comes. */
  end(): PictureOrTrouble;
}

/** Gathers one picture that arrives in pieces and holds `maxBytes` at the most. */
export function pictureCollector(maxBytes: number): PictureCollector {
  const buffer = byteBuffer();
  let walk: JpegWalk | null = null;

  return {
    get bufferedBytes() {
      return buffer.length;
    },
    add: (chunk) => {
      const room = maxBytes - buffer.length;
      buffer.append(chunk.subarray(0, room));
      const end = findPictureEnd(buffer.bytes, walk);
      if (end.kind === 'end') return { ok: true, picture: buffer.bytes.slice(0, end.end) };
      if (end.kind !== 'more') return { ok: false, trouble: pictureTrouble(buffer.bytes, end) };
      walk = end.walk;
      return chunk.length > room ? { ok: false, trouble: tooLarge(maxBytes) } : null;
    },
    end: () => ({ ok: false, trouble: pictureTrouble(buffer.bytes, { kind: 'more', walk }) }),
  };
}
