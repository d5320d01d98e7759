/** For the tests of this room: passages and pictures that need no gate and no camera. */
import { createHash } from 'node:crypto';
import type { Passage } from '../src/gate/passage.ts';

export function passageOf(part: Partial<Passage> & Pick<Passage, 'id' | 'arrivedAt'>): Passage {
  return {
    gateId: 'main',
    direction: 'in',
    phase: 'clear',
    endedAt: part.arrivedAt + 10_000,
    plate: 'BMW1234',
    likelyPlate: null,
    decision: null,
    outcome: 'entered',
    inferred: false,
    interrupted: false,
    pictureId: null,
    sight: null,
    ...part,
  };
}

/** Begins as a JPEG does; what comes after is counted, never decoded. */
export function jpegOf(bytes: number): Uint8Array<ArrayBuffer> {
  const picture = new Uint8Array(bytes).fill(0x55);
  picture.set([0xff, 0xd8, 0xff, 0xe0]);
  return picture;
}

export function addressOfContent(picture: Uint8Array): string {
  return createHash('sha256').update(picture).digest('hex');
}
