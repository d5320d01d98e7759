import sharp from 'sharp';

/** A real, small JPEG that carries `label` as its comment, padded to exactly `lengthBytes` when that is given. */
export type JpegMaker = (label: string, lengthBytes?: number) => Uint8Array;

const COMMENT_FRAME_BYTES = 4;
/** The length of a JPEG segment counts its own two bytes and is written in two. */
const LONGEST_COMMENT_BYTES = 0xffff - 2;

/** Draws one picture and makes as many different files of it as a test wants, without drawing again. */
export async function jpegMaker(): Promise<JpegMaker> {
  const noise = { type: 'gaussian', mean: 128, sigma: 40 } as const;
  const plain = await sharp({ create: { width: 32, height: 24, channels: 3, background: '#556677', noise } })
    .jpeg()
    .toBuffer();
  return (label, lengthBytes) => {
    const comments = [comment(Buffer.from(label))];
    let missing = lengthBytes === undefined ? 0 : lengthBytes - plain.length - lengthOf(comments);
    while (missing > 0) {
      // A comment cannot be shorter than its frame, so the one before the last leaves room for the last.
      const longest = LONGEST_COMMENT_BYTES + COMMENT_FRAME_BYTES;
      const size = missing > longest ? Math.min(longest, missing - COMMENT_FRAME_BYTES) : missing;
      comments.push(comment(Buffer.alloc(size - COMMENT_FRAME_BYTES, 'x')));
      missing -= size;
    }
    if (missing < 0) throw new RangeError(`A JPEG of ${String(lengthBytes)} bytes is too small to make.`);
    return new Uint8Array(Buffer.concat([plain.subarray(0, 2), ...comments, plain.subarray(2)]));
  };
}

function comment(text: Uint8Array): Buffer {
  const frame = Buffer.from([0xff, 0xfe, 0, 0]);
  frame.writeUInt16BE(text.length + 2, 2);
  return Buffer.concat([frame, text]);
}

const lengthOf = (parts: readonly Uint8Array[]): number => parts.reduce((sum, part) => sum + part.length, 0);
