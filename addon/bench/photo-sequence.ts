import sharp from 'sharp';
import type { Random } from '../src/simulation/random.ts';

const JPEG_QUALITY = 85;

/**
 * Frames of one passage made from one photo: from frame to frame the camera sees it shifted, turned, nearer, blurred by
 * motion, lighter or darker, and with other noise.
 *
 * @param photo encoded picture.
 * @returns encoded JPEG pictures of about the photo's size.
 */
export async function photoSequence(
  photo: Uint8Array,
  frames: number,
  random: Random,
): Promise<readonly Uint8Array[]> {
  const { width, height } = await sharp(photo).metadata();
  const pictures: Uint8Array[] = [];
  const nearest = random.between(1, 1.15);
  for (let frame = 0; frame < frames; frame++) {
    // It comes nearer while it arrives and then stands.
    const scale = 0.75 + (nearest - 0.75) * Math.min(1, frame / (frames / 2));
    const angle = (random.normal() * 0.8 * Math.PI) / 180;
    const [cos, sin] = [Math.cos(angle) * scale, Math.sin(angle) * scale];
    const moved = await sharp(photo)
      .affine([cos, -sin, sin, cos], { background: '#777', interpolator: 'bicubic' })
      .removeAlpha()
      .raw()
      .toBuffer({ resolveWithObject: true });
    const [left, top] = [cut(moved.info.width, width, random), cut(moved.info.height, height, random)];
    const blurPx = Math.abs(random.normal()) * (frame < frames / 2 ? 1.2 : 0.6);
    const shown = await sharp(moved.data, {
      raw: { width: moved.info.width, height: moved.info.height, channels: 3 },
    })
      .extract({
        left,
        top,
        width: Math.min(width, moved.info.width - left),
        height: Math.min(height, moved.info.height - top),
      })
      .convolve(motionKernel(blurPx))
      .linear(random.between(0.7, 1.25), random.between(-15, 15))
      .raw()
      .toBuffer({ resolveWithObject: true });
    addNoise(shown.data, Math.abs(random.normal()) * 4, random);
    const { width: w, height: h } = shown.info;
    pictures.push(
      await sharp(shown.data, { raw: { width: w, height: h, channels: 3 } })
        .jpeg({ quality: JPEG_QUALITY })
        .toBuffer(),
    );
  }
  return pictures;
}

/** Where the frame begins in a picture that is larger: about its middle. */
function cut(size: number, shown: number, random: Random): number {
  const room = Math.max(0, size - shown);
  return Math.round(Math.min(1, Math.max(0, 0.5 + random.normal() * 0.1)) * room);
}

/** A box of odd width with soft ends, along the rows. */
function motionKernel(lengthPx: number): { width: number; height: number; kernel: number[] } {
  const reach = Math.ceil(lengthPx);
  const width = Math.max(3, 2 * reach + 1);
  const middle = (width - 1) / 2;
  const row = Array.from({ length: width }, (_, x) =>
    Math.max(x === middle ? 0.001 : 0, Math.min(1, lengthPx + 0.5 - Math.abs(x - middle))),
  );
  const zeros = row.map(() => 0);
  return { width, height: 3, kernel: [...zeros, ...row, ...zeros] };
}

function addNoise(pixels: Buffer, deviation: number, random: Random): void {
  // Drawing a normal number for each pixel would take longer than reading the picture.
  const noise = Float32Array.from({ length: 4_096 }, () => random.normal() * deviation);
  for (let at = 0, from = 0; at < pixels.length; at++, from++) {
    if (at % 2_048 === 0) from = random.integer(0, noise.length - 1);
    pixels[at] = Math.max(0, Math.min(255, (pixels[at] ?? 0) + (noise[from % noise.length] ?? 0)));
  }
}
