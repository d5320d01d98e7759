import { mix, plus, rgb, times, type Rgb } from './colour.ts';
import { dot, minus, unit, type Place } from './space.ts';

/** The light and weather that a frame is taken in. */
export interface LightAndWeather {
  /** 0 is night, 0.3 dusk, 1 full day. */
  readonly daylight: number;
  readonly rain: boolean;
  /** How much of the vehicle's headlights goes into the lens, 0 to 1. */
  readonly glare: number;
}

export interface Lighting {
  /** 1 at night, 0 by day: how much lamps matter. */
  readonly night: number;
  readonly rain: boolean;
  readonly skyTop: Rgb;
  readonly skyLow: Rgb;
  /** Direction to the sun; null when clouds or night hide it. */
  readonly sun: Place | null;
  /** What a dull surface of this colour looks like. */
  dull(colour: Rgb, normal: Place, at: Place): Rgb;
  /** What a lacquered one looks like from `eye`: the same with sky, ground and lamp mirrored in it. */
  lacquer(colour: Rgb, normal: Place, at: Place, eye: Place): Rgb;
  /** A plate throws light back to where it comes from, so the lamp by the camera makes it stand out at night. */
  plate(colour: Rgb, at: Place): Rgb;
}

/** The lamp of the gate hangs above the barrier, near the camera. */
export const LAMP: Place = [0.5, 3.4, 2.2];

const TO_SUN = unit([-0.55, 0.75, -0.45]);
const UP: Place = [0, 1, 0];

export function lighting({ daylight, rain }: LightAndWeather): Lighting {
  const night = 1 - smooth(0.08, 0.6, daylight);
  const dusk = smooth(0.08, 0.25, daylight) * (1 - smooth(0.3, 0.62, daylight));
  const day = 0.05 + 0.95 * daylight ** 0.85;
  const isSunny = !rain && daylight > 0.25;

  const clear = rain ? rgb('#9aa4ac') : rgb('#5f97d6');
  const skyTop = mix(mix(times(clear, day), rgb('#39425f'), dusk * 0.6), rgb('#070a14'), night * 0.75);
  const low = rain ? rgb('#c3c9cc') : rgb('#d5e2ec');
  const skyLow = mix(
    mix(times(low, day), rgb('#d68d5c'), dusk * (rain ? 0.2 : 0.8)),
    rgb('#1a1c26'),
    night * 0.7,
  );
  const ambient = mix(
    times(rain ? [0.86, 0.89, 0.92] : [0.74, 0.77, 0.82], day),
    [0.07, 0.08, 0.12],
    night * 0.6,
  );
  const sunColour: Rgb = isSunny ? times(mix([0.7, 0.66, 0.57], [0.66, 0.38, 0.2], dusk), day) : [0, 0, 0];
  const lampColour = times([1.0, 0.9, 0.74], 0.8 * night);

  const fromLamp = (at: Place, normal: Place): number => {
    const way = minus(LAMP, at);
    const distance2 = dot(way, way);
    return (0.25 + 0.75 * Math.max(0, dot(normal, unit(way)))) / (0.5 + distance2 / 14);
  };
  const dull = (colour: Rgb, normal: Place, at: Place): Rgb => {
    const fromSky = 0.68 + 0.32 * normal[1];
    const fromSun = Math.max(0, dot(normal, TO_SUN));
    const light = plus(
      plus(times(ambient, fromSky), times(sunColour, fromSun)),
      times(lampColour, fromLamp(at, normal)),
    );
    return times(colour, light);
  };

  return {
    night,
    rain,
    skyTop,
    skyLow,
    sun: isSunny ? TO_SUN : null,
    dull,
    lacquer: (colour, normal, at, eye) => {
      const look = unit(minus(at, eye));
      const facing = -dot(look, normal);
      const mirrored = minus(look, scaled(normal, 2 * dot(look, normal)));
      const sky = mix(skyLow, skyTop, Math.sqrt(Math.max(0, mirrored[1])));
      const ground = times(dull([0.3, 0.3, 0.31], UP, at), 0.8);
      const surroundings = mix(ground, sky, smooth(-0.1, 0.16, mirrored[1]));
      const share = 0.1 + 0.5 * (1 - Math.max(0, facing)) ** 4;
      const spot =
        (isSunny ? 0.8 * Math.max(0, dot(mirrored, TO_SUN)) ** 40 * day : 0) +
        0.35 * night * Math.max(0, dot(mirrored, unit(minus(LAMP, at)))) ** 30;
      return plus(mix(dull(colour, normal, at), surroundings, share), [spot, spot, spot * 0.95]);
    },
    plate: (colour, at) => {
      const back = night * Math.min(1, 9 / (4 + dot(minus(at, LAMP), minus(at, LAMP))));
      const seen = dull(colour, [0, 0.25, -0.97], at);
      const bright = rain ? 1 : 1.08;
      return plus(times(seen, bright), times(colour, 0.62 * back));
    },
  };
}

/** 0 below `from`, 1 above `to`, without a corner between. */
export function smooth(from: number, to: number, value: number): number {
  const share = Math.min(1, Math.max(0, (value - from) / (to - from)));
  return share * share * (3 - 2 * share);
}

function scaled(vector: Place, factor: number): Place {
  return [vector[0] * factor, vector[1] * factor, vector[2] * factor];
}
