import sharp from 'sharp';
import { random } from '../random.ts';
import { drawBackdrop } from './backdrop.ts';
import { projection, type PictureSize, type Projection } from './camera-view.ts';
import { drawBarrier } from './gate-drawing.ts';
import type { GateScene } from './gate-scene.ts';
import { addGroundGrain } from './ground-grain.ts';
import { lighting, type LightAndWeather, type Lighting } from './light.ts';
import { drawRain } from './rain.ts';
import { createSensor, smearDown } from './sensor.ts';
import { svg } from './svg.ts';
import { drawVehicle, type VehiclePlace } from './vehicle-drawing.ts';
import type { VehicleLook } from './vehicle-look.ts';

export const HD: PictureSize = { widthPx: 1280, heightPx: 720 };
/** What an ESP32-CAM sends. */
export const SVGA: PictureSize = { widthPx: 800, heightPx: 600 };

/** One frame as it is to be drawn. */
export interface FrameToDraw {
  readonly scene: GateScene;
  /** Null draws the empty lane. */
  readonly vehicle: { readonly look: VehicleLook; readonly place: VehiclePlace } | null;
  /** 0 lies across the lane, 1 stands up. */
  readonly barrierAngle: number;
  readonly light: LightAndWeather;
  /** How far the vehicle moves in the picture while the shutter is open. */
  readonly blurPx: number;
  /** Grain, 0 (a good camera in good light) to 1; darkness adds to it. */
  readonly noise: number;
  /** Grain, rain and tint of this frame; the same options and seed give the same bytes. */
  readonly seed: string | number;
}

/** @returns a JPEG. */
export type DrawFrame = (frame: FrameToDraw) => Promise<Uint8Array>;

export interface FramePainterOptions {
  readonly size?: PictureSize;
  /** Of the JPEG, 1 to 100. */
  readonly quality?: number;
  /** How many empty scenes are kept, 2.8 MB each at 1280x720. */
  readonly keptBackdrops?: number;
}

/** Draws frames of gates. What does not move is drawn once for each gate and light. */
export function createFramePainter(options: FramePainterOptions = {}): DrawFrame {
  const { size = HD, quality = 82, keptBackdrops = 6 } = options;
  const { widthPx, heightPx } = size;
  const sensor = createSensor(size, random('grain'));
  const backdrops = new Map<string, Promise<Uint8Array>>();

  const backdropFor = (scene: GateScene, light: LightAndWeather, view: Projection): Promise<Uint8Array> => {
    const key = JSON.stringify([scene, light.daylight, light.rain]);
    const kept = backdrops.get(key) ?? paintBackdrop(scene, lighting(light), view);
    backdrops.delete(key);
    backdrops.set(key, kept);
    for (const oldest of backdrops.keys()) {
      if (backdrops.size <= keptBackdrops) break;
      backdrops.delete(oldest);
    }
    return kept;
  };

  return async (frame) => {
    const light = { ...frame.light, daylight: Math.round(frame.light.daylight * LIGHT_STEPS) / LIGHT_STEPS };
    const lit = lighting(light);
    const view = projection(frame.scene.view, size);
    const chance = random(frame.seed);
    const backdrop = await backdropFor(frame.scene, light, view);

    const barrier = drawBarrier(frame.scene, frame.barrierAngle, view, lit);
    const rain = light.rain ? drawRain(chance.fork('rain'), lit, size) : '';
    const vehicle =
      frame.vehicle === null
        ? ''
        : drawVehicle(frame.vehicle.look, frame.vehicle.place, { view, light: lit, glare: light.glare });
    const hasPassed = frame.vehicle !== null && frame.vehicle.place.toArmM < 0;

    const pixels = new Uint8Array(backdrop);
    if (frame.blurPx >= 2 && vehicle !== '') {
      const [before, after] = hasPassed ? [barrier, rain] : ['', barrier + rain];
      if (before !== '') layOver(pixels, await rasterised(before, size));
      const moving = await rasterised(vehicle, size);
      smearDown(moving, size, frame.blurPx);
      layOver(pixels, moving);
      layOver(pixels, await rasterised(after, size));
    } else {
      layOver(pixels, await rasterised((hasPassed ? barrier + vehicle : vehicle + barrier) + rain, size));
    }
    sensor.develop(pixels, Math.min(1, frame.noise + 0.25 * lit.night), chance.fork('grain'));
    const jpeg = await sharp(pixels, { raw: { width: widthPx, height: heightPx, channels: 3 } })
      .jpeg({ quality })
      .toBuffer();
    return new Uint8Array(jpeg);
  };
}

/** Light changes in steps that no eye sees, so that a backdrop serves for many frames. */
const LIGHT_STEPS = 24;

async function paintBackdrop(scene: GateScene, light: Lighting, view: Projection): Promise<Uint8Array> {
  const { widthPx, heightPx } = view.size;
  const pixels = await sharp(svg(widthPx, heightPx, drawBackdrop(scene, view, light)))
    .removeAlpha()
    .blur(0.6)
    .raw()
    .toBuffer();
  addGroundGrain(pixels, view, random(scene.seed).integer(0, 1_000_000));
  return pixels;
}

/** @returns RGBA with the colours multiplied by alpha. */
async function rasterised(marks: string, { widthPx, heightPx }: PictureSize): Promise<Uint8Array> {
  const pixels = await sharp(svg(widthPx, heightPx, marks))
    .ensureAlpha()
    .raw()
    .toBuffer();
  for (let at = 0; at < pixels.length; at += 4) {
    const alpha = pixels[at + 3] ?? 0;
    if (alpha === 0 || alpha === 255) continue;
    for (let part = at; part < at + 3; part++) pixels[part] = ((pixels[part] ?? 0) * alpha) / 255;
  }
  return pixels;
}

/** Lays a rasterised layer over RGB pixels, in place. */
function layOver(under: Uint8Array, over: Uint8Array): void {
  for (let from = 0, to = 0; from < over.length; from += 4, to += 3) {
    const alpha = over[from + 3] ?? 0;
    if (alpha === 0) continue;
    const rest = 1 - alpha / 255;
    under[to] = (under[to] ?? 0) * rest + (over[from] ?? 0);
    under[to + 1] = (under[to + 1] ?? 0) * rest + (over[from + 1] ?? 0);
    under[to + 2] = (under[to + 2] ?? 0) * rest + (over[from + 2] ?? 0);
  }
}
