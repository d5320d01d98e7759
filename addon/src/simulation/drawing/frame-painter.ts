import sharp from 'sharp';
import { random, type Random } from '../random.ts';
import { drawBackdrop } from './backdrop.ts';
import { projection, type PictureSize, type Projection } from './camera-view.ts';
import { drawBarrier } from './gate-drawing.ts';
import type { GateScene } from './gate-scene.ts';
import { addGroundGrain } from './ground-grain.ts';
import { lighting, type LightAndWeather, type Lighting } from './light.ts';
import { drawRain } from './rain.ts';
import { layOver, rasterised } from './layers.ts';
import { createSensor, smearDown } from './sensor.ts';
import { svg, type Marks } from './svg.ts';
import { drawVehicle } from './vehicle-drawing.ts';
import type { VehiclePlace } from './vehicle-model.ts';
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

/**
 * Draws frames of gates, one after the other in one buffer, so that memory stays flat however many are asked for. What
 * does not move is drawn once for each gate and light.
 */
export function createFramePainter(options: FramePainterOptions = {}): DrawFrame {
  const { size = HD, quality = 82, keptBackdrops = 6 } = options;
  const { widthPx, heightPx } = size;
  const sensor = createSensor(size, random('grain'));
  const backdrops = new Map<string, Uint8Array>();
  const pixels = new Uint8Array(widthPx * heightPx * 3);

  const backdropFor = async (
    scene: GateScene,
    light: LightAndWeather,
    view: Projection,
  ): Promise<Uint8Array> => {
    const key = JSON.stringify([scene, light.daylight, light.rain]);
    const backdrop = backdrops.get(key) ?? (await paintBackdrop(scene, lighting(light), view));
    // The map keeps the order of use: the first is the one not needed for longest.
    backdrops.delete(key);
    backdrops.set(key, backdrop);
    for (const oldest of backdrops.keys()) {
      if (backdrops.size <= keptBackdrops) break;
      backdrops.delete(oldest);
    }
    return backdrop;
  };

  const paint = async (frame: FrameToDraw): Promise<Uint8Array> => {
    const light = { ...frame.light, daylight: Math.round(frame.light.daylight * LIGHT_STEPS) / LIGHT_STEPS };
    const lit = lighting(light);
    const view = projection(frame.scene.view, size);
    const chance = random(frame.seed);
    pixels.set(await backdropFor(frame.scene, light, view));
    for (const { marks, smearPx } of layersOf(frame, view, lit, chance)) {
      const layer = await rasterised(marks, size);
      smearDown(layer, size, smearPx);
      layOver(pixels, layer);
    }
    sensor.develop(pixels, Math.min(1, frame.noise + 0.25 * lit.night), chance.fork('grain'));
    return sharp(pixels, { raw: { width: widthPx, height: heightPx, channels: 3 } })
      .jpeg({ quality })
      .toBuffer();
  };

  let last: Promise<unknown> = Promise.resolve();
  return (frame) => {
    const next = last.then(() => paint(frame));
    last = next.catch(() => undefined);
    return next;
  };
}

interface Layer {
  readonly marks: Marks;
  readonly smearPx: number;
}

/** What changes from frame to frame, from back to front. Layers that are sharp are drawn in one. */
function layersOf(frame: FrameToDraw, view: Projection, light: Lighting, chance: Random): Layer[] {
  const barrier = drawBarrier(frame.scene, frame.barrierAngle, view, light);
  const rain = light.rain ? drawRain(chance.fork('rain'), light, view.size) : '';
  const { vehicle } = frame;
  if (vehicle === null) return [{ marks: barrier + rain, smearPx: 0 }];
  const marks = drawVehicle(vehicle.look, vehicle.place, { view, light, glare: frame.light.glare });
  const [before, after] = vehicle.place.toArmM < 0 ? [barrier, rain] : ['', barrier + rain];
  if (frame.blurPx < 2) return [{ marks: before + marks + after, smearPx: 0 }];
  return [
    { marks: before, smearPx: 0 },
    { marks, smearPx: frame.blurPx },
    { marks: after, smearPx: 0 },
  ].filter((layer) => layer.marks !== '');
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
