import type { Projection } from './camera-view.ts';
import { mix, plus, rgb, times, type Rgb } from './colour.ts';
import { ARM_Z_M } from './gate-scene.ts';
import { homography, type Point, type Quad } from './homography.ts';
import type { Lighting } from './light.ts';
import { drawPlate, plateSize } from './plate-drawing.ts';
import { ellipse } from './plane-shapes.ts';
import { add, cross, dot, minus, unit, type Place } from './space.ts';
import { fill, glow, line, linear, patch, type Marks } from './svg.ts';
import {
  alongAt,
  BODY_SHAPES,
  bodyEnd,
  faceShare,
  faceY,
  onFace,
  onSkin,
  skinNormal,
  type Body,
  lineNormal,
  onLine,
  skinLine,
  type BodyEnd,
  type Station,
} from './vehicle-body.ts';
import { drawDirt } from './vehicle-dirt.ts';
import { FACES, type Feature } from './vehicle-face.ts';
import { PAINTS, type VehicleLook } from './vehicle-look.ts';

/** Where a vehicle stands. */
export interface VehiclePlace {
  /** From the arm to the end that it shows, along the lane, in metres; below 0 when it has passed the arm. */
  readonly toArmM: number;
  /** Of its middle from the lane's, to the right, in metres. */
  readonly lateralM: number;
  /** How far it is turned out of the lane's direction. */
  readonly headingDeg: number;
}

export interface VehicleScene {
  readonly view: Projection;
  readonly light: Lighting;
  /** 0 to 1: how much of the headlights goes into the lens. */
  readonly glare: number;
}

/** A vehicle ready to be drawn: every part asks it for pixels and colours. */
interface Model {
  readonly look: VehicleLook;
  readonly body: Body;
  readonly end: BodyEnd;
  readonly scene: VehicleScene;
  readonly paint: Rgb;
  /** From the vehicle's own metres to the scene's. */
  readonly world: (place: Place) => Place;
  readonly turned: (direction: Place) => Place;
  /** Pixels of a shape given in the vehicle's own metres. */
  readonly ring: (places: readonly Place[]) => Point[];
  readonly point: (place: Place) => Point;
  readonly dull: (colour: Rgb, normal: Place, at: Place) => Rgb;
  readonly lacquer: (colour: Rgb, normal: Place, at: Place) => Rgb;
  readonly pxPerM: number;
}

/** Nearer than this a vehicle fills the lens and is not drawn. */
const NEAREST_M = 0.8;
const FACING: Place = [0, 0.1, -1];
const GLASS = rgb('#12161a');
const RUBBER = rgb('#18181a');
const TRIM = rgb('#1c1d20');

/** @returns marks for the whole vehicle with its shadow; nothing when it stands at or behind the camera. */
export function drawVehicle(look: VehicleLook, place: VehiclePlace, scene: VehicleScene): Marks {
  if (ARM_Z_M + place.toArmM < scene.view.eye[2] + NEAREST_M) return '';
  const model = modelOf(look, place, scene);
  return [
    drawShadow(model),
    drawWheelsAndUnderside(model),
    ...[-1, 1].map((side) => drawSide(model, side)),
    drawSkin(model),
    drawWindow(model),
    drawSeams(model),
    drawFeatures(model),
    drawMirrors(model),
    drawDirt(look.dirt, {
      size: 1,
      seed: look.plate,
      point: (across, height) => model.point(onFace(model.end, across, height)),
      colour: model.dull(rgb('#7a6a55'), FACING, [0, 0.4, 0]),
    }),
    drawPlateInPlace(model),
    drawLamps(model),
  ].join('');
}

function modelOf(look: VehicleLook, place: VehiclePlace, scene: VehicleScene): Model {
  const angle = (place.headingDeg * Math.PI) / 180;
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const turned = ([x, y, z]: Place): Place => [x * cos + z * sin, y, z * cos - x * sin];
  const nose: Place = [place.lateralM, 0, ARM_Z_M + place.toArmM];
  const world = (own: Place): Place => add(nose, turned(own));
  const { view, light } = scene;
  return {
    look,
    body: BODY_SHAPES[look.body],
    end: bodyEnd(look.body, look.show),
    scene,
    paint: rgb(PAINTS[look.colour]),
    world,
    turned,
    ring: (places) => view.ring(places.map(world)),
    point: (own) => view.point(world(own)),
    dull: (colour, normal, at) => light.dull(colour, turned(normal), world(at)),
    lacquer: (colour, normal, at) => light.lacquer(colour, turned(normal), world(at), view.eye),
    pxPerM: view.pxPerM(nose),
  };
}

function drawShadow({ body, scene, ring }: Model): Marks {
  const { sun, night } = scene.light;
  const layers = 10;
  const reach = body.lengthM;
  const contact = Array.from({ length: layers }, (_, index) => {
    const grow = 0.32 * (index / (layers - 1)) - 0.12;
    return fill(
      [ring(groundBox(body.half + grow, 0.12 - grow, reach + grow))],
      [0.01, 0.01, 0.02],
      0.17 - night * 0.05,
    );
  });
  if (sun === null) return contact.join('');
  const height = 1.1;
  const shift: Place = [(-sun[0] / sun[1]) * height, 0, (-sun[2] / sun[1]) * height];
  const cast = [0, 0.03, 0.06, 0.09].map((grow) =>
    fill(
      [ring([...groundBox(body.half + grow, 0.2 - grow, reach)].map((place) => add(place, shift)))],
      [0.02, 0.02, 0.04],
      0.12,
    ),
  );
  return [...cast, ...contact].join('');
}

function groundBox(half: number, from: number, to: number): Place[] {
  return [
    [-half, 0, to],
    [half, 0, to],
    [half, 0, from],
    [half * 0.86, 0, from - 0.12],
    [-half * 0.86, 0, from - 0.12],
    [-half, 0, from],
  ];
}

function drawWheelsAndUnderside(model: Model): Marks {
  const { body, end, ring, dull } = model;
  const lip = end.stations[0]?.y ?? 0.2;
  const under = ring([
    [-body.half * 0.9, lip + 0.12, 0.3],
    [body.half * 0.9, lip + 0.12, 0.3],
    [body.half * 0.8, 0.12, 0.5],
    [-body.half * 0.8, 0.12, 0.5],
  ]);
  const rubber = dull(RUBBER, FACING, [0, 0.2, 0.5]);
  const tyres = [-1, 1].map((side) => {
    const [inner, outer] = [side * (body.half - 0.23), side * (body.half - 0.02)];
    const z = 0.78 - body.wheelRadius * 0.7;
    return fill(
      [
        ring([
          [inner, 0.02, z + 0.1],
          [inner, lip + 0.25, z],
          [outer, lip + 0.25, z],
          [outer, 0.02, z + 0.1],
        ]),
      ],
      rubber,
    );
  });
  return [fill([under], [0.012, 0.012, 0.016]), ...tyres].join('');
}

/** The flank with its wheels and windows, when the camera can see it. */
function drawSide(model: Model, side: number): Marks {
  const { body, end, ring, world, turned, scene, paint, lacquer, dull } = model;
  const outward: Place = [side, 0.08, 0];
  const anchor = world([side * body.half, 0.7, 1]);
  const toEye = minus(scene.view.eye, anchor);
  const facing = turned(outward);
  if (dot(facing, toEye) <= 0) return '';

  const shoulders = shoulderLine(end, body, side);
  const flank: Marks[] = [];
  for (let index = 0; index + 1 < shoulders.length; index++) {
    const [near, far] = [shoulders[index], shoulders[index + 1]];
    if (!near || !far) continue;
    const nearColumn = flankColumn(near, body, side);
    const farColumn = flankColumn(far, body, side);
    for (let row = 0; row + 1 < nearColumn.length; row++) {
      const [a, b, c, d] = [nearColumn[row], farColumn[row], farColumn[row + 1], nearColumn[row + 1]];
      if (!a || !b || !c || !d) continue;
      const normal = unit(cross(minus(b, a), minus(d, a)));
      const out: Place = normal[0] * side < 0 ? [-normal[0], -normal[1], -normal[2]] : normal;
      flank.push(patch(ring([a, b, c, d]), lacquer(paint, out, a)));
    }
  }

  const glassFrom = onSkin(end, end.window, side);
  const glassTo = onSkin(end, end.window + 1, side);
  const roofEnd: Place = [side * 0.9 * Math.abs(glassTo[0]), glassTo[1] - 0.02, body.lengthM - 0.5];
  const belt: Place = [side * Math.abs(glassFrom[0]), glassFrom[1], body.lengthM - 0.15];
  const cabin = [glassFrom, glassTo, roofEnd, belt];
  const inset = ([x, y, z]: Place, dy: number, dz: number): Place => [x * 1.005, y + dy, z + dz];
  const panes = [
    inset(glassFrom, 0.03, 0.25),
    inset(glassTo, -0.06, 0.14),
    inset(roofEnd, -0.06, -0.1),
    inset(belt, 0.03, -0.3),
  ];
  const glass = lacquer(GLASS, [side * 0.85, 0.3, 0], glassFrom);

  const wheel = (z: number): Marks => {
    const disc = (radius: number, x: number): Place[] =>
      ellipse([z, body.wheelRadius], radius, radius, 20).map(([wz, wy]): Place => [x, wy, wz]);
    const x = side * (body.half + 0.005);
    return [
      fill([ring(disc(body.wheelRadius + 0.06, x))], [0.02, 0.02, 0.025]),
      fill([ring(disc(body.wheelRadius, x))], dull(RUBBER, outward, [x, 0.3, z])),
      fill([ring(disc(body.wheelRadius * 0.66, x))], dull(rgb('#9a9da1'), outward, [x, 0.3, z])),
      fill([ring(disc(body.wheelRadius * 0.2, x))], dull(rgb('#4a4c50'), outward, [x, 0.3, z])),
    ].join('');
  };
  return [
    ...flank,
    patch(ring(cabin), lacquer(paint, [side * 0.85, 0.4, 0], glassFrom)),
    fill([ring(panes)], glass),
    wheel(0.8),
    wheel(body.lengthM - 0.85),
  ].join('');
}

/** The upper edge of the flank, from the corner of the shown end to the far end of the vehicle. */
function shoulderLine(end: BodyEnd, body: Body, side: number): Place[] {
  const bonnet = Array.from({ length: 6 }, (_, index) =>
    onSkin(end, end.edge + ((end.window - end.edge) * index) / 5, side),
  );
  const [x, y, z] = onSkin(end, end.window, side);
  const doors = Array.from({ length: 5 }, (_, index): Place => [
    x,
    y,
    z + ((body.lengthM - 0.12 - z) * (index + 1)) / 5,
  ]);
  return [...bonnet, ...doors];
}

function flankColumn([x, y, z]: Place, body: Body, side: number): Place[] {
  const half = side * body.half;
  return [
    [x, y, z],
    [half * 0.985, y - 0.08, z],
    [half, y - 0.2, z],
    [half * 0.99, (y + body.sillY) / 2, z],
    [half, body.sillY + 0.12, z],
    [half * 0.96, body.sillY, z],
  ];
}

const STRIPS_PER_STATION = 4;
const COLUMNS = 12;

/** The skin as strips from low to high, each shaded from side to side; the far ones first, so that near ones hide them. */
function drawSkin(model: Model): Marks {
  const { end } = model;
  const strips = (end.stations.length - 1) * STRIPS_PER_STATION;
  return Array.from({ length: strips }, (_, index) => drawStrip(model, strips - 1 - index)).join('');
}

function drawStrip({ end, point, world, turned, scene, paint, lacquer, dull }: Model, index: number): Marks {
  const at = (step: number): Station => skinLine(end, (index + step) / STRIPS_PER_STATION);
  const [low, middle, high] = [at(0), at(0.5), at(1)];
  const shades: { readonly across: number; readonly colour: Rgb; readonly x: number }[] = [];
  for (let column = 0; column <= COLUMNS; column++) {
    const across = acrossAt(column);
    const place = onLine(middle, across);
    const normal = lineNormal(low, middle, high, across);
    if (dot(turned(normal), minus(scene.view.eye, world(place))) < 0) continue;
    // The lowest part of a bumper is bare plastic.
    const colour =
      index < 0.6 * STRIPS_PER_STATION ? dull(TRIM, normal, place) : lacquer(paint, normal, place);
    shades.push({ across, colour, x: point(place)[0] });
  }
  const [first, last] = [shades[0], shades.at(-1)];
  if (first === undefined || last === undefined || last.x - first.x < 1) return '';
  const ring = [
    ...shades.map(({ across }) => point(onLine(high, across))),
    ...shades.map(({ across }) => point(onLine(low, across))).reverse(),
  ];
  const y = point(onLine(middle, 0))[1];
  const [shading, definition] = linear(
    `skin${index}`,
    [first.x, y],
    [last.x, y],
    shades.map(({ x, colour }) => ({ at: (x - first.x) / (last.x - first.x), colour })),
  );
  return definition + patch(ring, shading);
}

/** Columns crowd at the corners, where the skin bends. */
function acrossAt(column: number): number {
  const even = (2 * column) / COLUMNS - 1;
  return Math.sin((even * Math.PI) / 2) * 0.35 + even * 0.65;
}

function drawWindow({ end, ring, point, scene, look, lacquer, dull }: Model): Marks {
  const { light } = scene;
  const outline = (inset: number, low: number, high: number): Place[] => {
    const edge = 1 - inset;
    const up = [0, 0.25, 0.5, 0.75, 1].map((share) => end.window + low + (high - low) * share);
    return [
      ...up.map((along) => onSkin(end, along, -edge)),
      ...[-0.5, 0, 0.5].map((across) => onSkin(end, end.window + high, across)),
      ...[...up].reverse().map((along) => onSkin(end, along, edge)),
      ...[0.5, 0, -0.5].map((across) => onSkin(end, end.window + low, across)),
    ];
  };
  const low = onSkin(end, end.window + 0.05, 0);
  const high = onSkin(end, end.window + 0.95, 0);
  const normal = skinNormal(end, end.window + 0.5, 0);
  const dark = lacquer(GLASS, normal, low);
  const bright = mix(dark, light.skyLow, 0.34);
  const [glass, definition] = linear('window', point(high), point(low), [
    { at: 0, colour: mix(dark, light.skyTop, 0.18) },
    { at: 0.55, colour: mix(dark, bright, 0.5) },
    { at: 1, colour: bright },
  ]);
  const shadow = [0.02, 0.022, 0.026] as const;
  const inside = (x: number, dx: number, dy: number): Place => {
    const [, y, z] = onSkin(end, end.window + 0.25 + dy, 0);
    return [x + dx, y, z];
  };
  const seat = (x: number): Marks =>
    fill(
      [
        ring(ellipse([0, 0.26], 0.1, 0.12, 12).map(([dx, dy]) => inside(x, dx, dy))),
        ring(
          [
            [-0.22, -0.22],
            [-0.2, 0.06],
            [-0.12, 0.15],
            [0.12, 0.15],
            [0.2, 0.06],
            [0.22, -0.22],
          ].map(([dx = 0, dy = 0]) => inside(x, dx, dy)),
        ),
      ],
      shadow,
      0.4,
    );
  const driver = (x: number): Marks =>
    [
      fill(
        [ring(ellipse([0, 0.3], 0.085, 0.16, 14).map(([dx, dy]) => inside(x, dx, dy)))],
        mix(dark, dull(rgb('#b98d72'), FACING, low), 0.3),
        0.9,
      ),
      fill(
        [
          ring(
            [
              [-0.2, -0.22],
              [-0.17, 0.06],
              [-0.07, 0.16],
              [0.07, 0.16],
              [0.17, 0.06],
              [0.2, -0.22],
            ].map(([dx = 0, dy = 0]) => inside(x, dx, dy)),
          ),
        ],
        mix(dark, dull(rgb('#5c6a78'), FACING, low), 0.35),
        0.8,
      ),
    ].join('');
  // Seen from the front, the driver sits on the right unless the country drives on the left.
  const driverX = look.country === 'GB' || look.country === 'IN' ? -0.34 : 0.34;
  const cabin = [seat(-0.34), seat(0.34), look.show === 'front' ? driver(driverX) : ''];
  const wiper = (from: number, to: number): Marks =>
    line(
      [onSkin(end, end.window + 0.03, from), onSkin(end, end.window + 0.1, to)].map(point),
      dull([0.03, 0.03, 0.03], FACING, low),
      2,
    );
  return [
    fill([ring(outline(0.035, 0, 1))], dull([0.035, 0.035, 0.04], normal, low)),
    definition,
    fill([ring(outline(0.075, 0.05, 0.95))], glass),
    ...cabin,
    ...(look.show === 'front' ? [wiper(-0.75, -0.05), wiper(-0.1, 0.62)] : [wiper(0, 0.4)]),
  ].join('');
}

/** Gaps between panels. */
function drawSeams({ end, point, scene, look, paint, dull, pxPerM }: Model): Marks {
  const at = onFace(end, 0, 1);
  const gap = dull(times(paint, 0.22), [0, 0.7, -0.7], at);
  const shine = plus(dull(paint, [0, 1, 0], at), times(scene.light.skyLow, 0.1));
  const width = Math.max(0.8, 0.007 * pxPerM);
  const across = (along: number, reach: number): Point[] =>
    Array.from({ length: 13 }, (_, index) => point(onSkin(end, along, reach * ((2 * index) / 12 - 1))));
  const up = (side: number, from: number, to: number): Point[] =>
    Array.from({ length: 8 }, (_, index) => point(onSkin(end, from + ((to - from) * index) / 7, side)));
  if (look.show === 'front') {
    return [
      line(across(end.edge + 0.12, 0.9), gap, width, 0.85),
      ...[-1, 1].map((side) => line(up(side * 0.93, end.edge + 0.12, end.window - 0.05), gap, width, 0.7)),
      ...[-1, 1].map((side) =>
        line(up(side * 0.52, end.edge + 0.4, end.window - 0.1), shine, width * 1.2, 0.35),
      ),
      line(across(alongAt(end, 0.16), 0.97), gap, width, 0.4),
    ].join('');
  }
  const low = alongAt(end, 0.4);
  const doors = look.body === 'van' ? [line(up(0, low, end.window + 1.4), gap, width * 1.4)] : [];
  return [
    line(across(low, 0.84), gap, width, 0.9),
    ...[-1, 1].map((side) => line(up(side * 0.84, low, end.edge), gap, width, 0.8)),
    ...doors,
  ].join('');
}

function drawFeatures(model: Model): Marks {
  const { look } = model;
  return (
    FACES[look.show][look.face % FACES[look.show].length]
      ?.map((feature) => drawFeature(feature, model))
      .join('') ?? ''
  );
}

function drawFeature(feature: Feature, model: Model): Marks {
  const { end, ring, lacquer, dull, look } = model;
  if (feature.bodies !== undefined && !feature.bodies.includes(look.body)) return '';
  const copies = feature.mirrored ? [-1, 1] : [1];
  return copies
    .map((side) => {
      const shape = feature.shape.map(([across, height]) => onFace(end, side * across, height));
      const at = shape[0] ?? [0, 0, 0];
      const colour = rgb(feature.colour);
      const seen = feature.glossy
        ? lacquer(colour, [side * 0.25, 0.12, -0.96], at)
        : dull(colour, FACING, at);
      return fill([ring(shape)], seen, feature.opacity ?? 1);
    })
    .join('');
}

/** From behind, the body hides most of the outer mirrors. */
function drawMirrors({ body, end, look, ring, paint, lacquer, dull }: Model): Marks {
  if (look.show === 'rear') return '';
  return [-1, 1]
    .map((side) => {
      const [x, y, z] = onSkin(end, end.window + 0.06, side);
      const reach = side * Math.max(Math.abs(x), body.half - 0.06);
      const shell = ellipse([0, 0], 0.115, 0.075, 16).map(([dx, dy]): Place => [
        reach + side * 0.09 + dx,
        y + 0.06 + dy,
        z + 0.12 - dx * side * 0.25,
      ]);
      const arm: Place[] = [
        [x, y, z + 0.15],
        [reach + side * 0.04, y + 0.04, z + 0.12],
        [reach + side * 0.04, y, z + 0.12],
        [x, y - 0.04, z + 0.15],
      ];
      return [
        fill([ring(arm)], dull(TRIM, FACING, [x, y, z])),
        fill([ring(shell)], lacquer(paint, [side * 0.3, 0.25, -0.9], [x, y, z])),
      ].join('');
    })
    .join('');
}

function drawPlateInPlace(model: Model): Marks {
  const { look, end, world, point, ring, scene, dull } = model;
  const { widthMm, heightMm } = plateSize(look);
  const [halfW, halfH] = [widthMm / 2000, heightMm / 2000];
  const share = faceShare(end, end.plateY);
  const middle = onFace(end, 0, share);
  // A plate is flat: it stands on the foremost of the skin behind its edges.
  const depth = (dy: number): number => onFace(end, 0, share + dy / (faceY(end, 1) - faceY(end, 0)))[2];
  const [top, bottom] = [depth(halfH) - 0.02, depth(-halfH) - 0.02];
  const corner = (side: number, up: number): Place => [
    side * halfW,
    middle[1] + up * halfH,
    up > 0 ? top : bottom,
  ];
  const quad = [corner(-1, 1), corner(1, 1), corner(1, -1), corner(-1, -1)] as const;
  const holder = quad.map(([x, y, z]): Place => [x * 1.035, middle[1] + (y - middle[1]) * 1.13, z + 0.008]);
  const corners: Quad = [point(quad[0]), point(quad[1]), point(quad[2]), point(quad[3])];
  const at = world(middle);
  return [
    fill([ring(holder)], dull(rgb('#222327'), FACING, middle)),
    drawPlate(look, {
      toPicture: homography(widthMm, heightMm, corners),
      lit: (colour) => scene.light.plate(mix(colour, rgb('#8d7b62'), look.dirt * 0.45), at),
    }),
    drawDirt(look.dirt, {
      size: 2.2,
      seed: `${look.plate} plate`,
      point: (across, height) => {
        const x = Math.max(-1, Math.min(1, across)) * halfW;
        const y = Math.max(0, Math.min(1, height)) * 2 - 1;
        return point([x, middle[1] + y * halfH, y > 0 ? top : bottom]);
      },
      colour: dull(rgb('#7a6a55'), FACING, middle),
    }),
  ].join('');
}

/** Lamps that shine at night, with what they do to the lens. */
function drawLamps(model: Model): Marks {
  const { look, end, point, scene, pxPerM } = model;
  const { night } = scene.light;
  const strength = Math.max(night > 0.25 ? 0.35 + 0.65 * night : 0, scene.light.rain ? 0.3 : 0);
  if (strength === 0) return '';
  const lamp = FACES[look.show][look.face % FACES[look.show].length]?.find((feature) => feature.lamp);
  if (lamp === undefined) return '';
  const [sumX, sumY] = lamp.shape.reduce(([x, y], [a, b]) => [x + a, y + b] as const, [0, 0]);
  const [across, height] = [sumX / lamp.shape.length, sumY / lamp.shape.length];
  const warm: Rgb = look.show === 'front' ? [1, 0.97, 0.88] : [1, 0.16, 0.1];
  const core: Rgb = look.show === 'front' ? [1, 1, 1] : [1, 0.45, 0.35];
  const reach = look.show === 'front' ? 0.2 + 1.1 * scene.glare : 0.16 + 0.1 * scene.glare;
  return [-1, 1]
    .map((side) => {
      const middle = point(onFace(end, side * across, height));
      const ground = point([side * across * model.body.half, 0, -0.5]);
      const puddle = scene.light.rain
        ? glow(
            `puddle${side}`,
            ground,
            0.2 * pxPerM,
            [
              { at: 0, colour: warm, opacity: 0.4 * strength },
              { at: 1, colour: warm, opacity: 0 },
            ],
            2.6,
          )
        : '';
      return [
        puddle,
        glow(`halo${side}`, middle, reach * pxPerM, [
          { at: 0, colour: warm, opacity: strength * (0.55 + 0.4 * scene.glare) },
          { at: 0.25, colour: warm, opacity: strength * (0.28 + 0.3 * scene.glare) },
          { at: 0.55, colour: warm, opacity: strength * (0.05 + 0.17 * scene.glare) },
          { at: 0.8, colour: warm, opacity: strength * 0.05 * scene.glare },
          { at: 1, colour: warm, opacity: 0 },
        ]),
        glow(`core${side}`, middle, 0.085 * pxPerM, [
          { at: 0, colour: core, opacity: strength },
          { at: 0.55, colour: core, opacity: strength * 0.95 },
          { at: 1, colour: warm, opacity: 0 },
        ]),
      ].join('');
    })
    .join('');
}
