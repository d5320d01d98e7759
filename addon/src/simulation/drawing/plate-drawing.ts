import { mix, rgb, type Rgb } from './colour.ts';
import { glyphOutline, glyphWidth, type Lettering } from './glyph-outline.ts';
import type { Point } from './homography.ts';
import { box, disc, roundedBox } from './plane-shapes.ts';
import { plateGroups, type PlateCountry } from './plate-format.ts';
import { plateStyle, type Band, type PlateStyle, type Side } from './plate-style.ts';
import { fill, type Marks } from './svg.ts';

export interface PlateLook {
  readonly country: PlateCountry;
  /** The registration, best with spaces between its groups. */
  readonly plate: string;
  readonly show: Side;
  readonly twoRow: boolean;
  readonly commercial: boolean;
}

/** How a plate is brought into a picture. */
export interface PlatePlace {
  /** From millimetres on the plate (0 0 is its top left corner) to pixels. */
  readonly toPicture: (point: Point) => Point;
  /** What the light makes of a colour. */
  readonly lit: (colour: Rgb) => Rgb;
}

export interface PlateSize {
  readonly widthMm: number;
  readonly heightMm: number;
}

export function plateSize(look: PlateLook): PlateSize {
  const { width, height } = styleFor(look);
  return { widthMm: width, heightMm: height };
}

export function drawPlate(look: PlateLook, { toPicture, lit }: PlatePlace): Marks {
  const style = styleFor(look);
  const ink = (rings: readonly (readonly Point[])[], colour: Rgb, opacity = 1): Marks =>
    fill(
      rings.map((ring) => ring.map(toPicture)),
      lit(colour),
      opacity,
    );
  const { width, height } = style;
  const edge = style.border ?? mix(style.ground, style.ink, 0.25);
  return [
    ink([roundedBox(0, 0, width, height, 10)], edge),
    ink([roundedBox(3, 3, width - 6, height - 6, 8)], style.ground),
    ...style.bands.map((band) => drawBand(band, style, ink)),
    drawLegend(style, ink),
    ...drawText(plateGroups(look.country, look.plate), style, ink),
    look.country === 'IN' ? drawIndianMark(style, ink) : '',
    style.bolts ? ink(boltsOf(style), mix(style.ground, rgb('#555555'), 0.6)) : '',
  ].join('');
}

type Ink = (rings: readonly (readonly Point[])[], colour: Rgb, opacity?: number) => Marks;

function styleFor({ country, plate, show, twoRow, commercial }: PlateLook): PlateStyle {
  return plateStyle({ country, groups: plateGroups(country, plate), show, twoRow, commercial });
}

interface Area {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** Where the text may stand. */
function textArea(style: PlateStyle): Area {
  const band = (edge: Band['edge']): number => style.bands.find((one) => one.edge === edge)?.size ?? 0;
  const legend = style.legend === null ? 0 : style.legend.height + 18;
  return {
    left: band('left') + style.margin,
    right: style.width - band('right') - style.margin,
    top: Math.max(band('top'), legend),
    bottom: style.height,
  };
}

function drawText(groups: readonly string[], style: PlateStyle, ink: Ink): Marks[] {
  const area = textArea(style);
  const rows = rowsOf(groups, style);
  const rowHeight = (area.bottom - area.top) / rows.length;
  return rows.flatMap((row, index) => {
    const pull = rows.length === 1 ? 0 : (index === 0 ? 1 : -1) * 0.03 * rowHeight;
    const middle = area.top + rowHeight * (index + 0.5) + pull;
    return drawRow(row, style, { ...area, top: middle - style.lettering.height / 2 }, ink);
  });
}

function rowsOf(groups: readonly string[], style: PlateStyle): (readonly string[])[] {
  if (style.upperGroups === null) return [groups];
  const [only = ''] = groups;
  // A text in one group (Brazil) is parted after its leading letters.
  if (groups.length === 1) return [[only.slice(0, 3)], [only.slice(3)]];
  const upper = Math.min(style.upperGroups, groups.length - 1);
  return [groups.slice(0, upper), groups.slice(upper)];
}

/** What stands in a row, from left to right. */
type Item =
  | { readonly kind: 'glyph'; readonly character: string; readonly width: number }
  | { readonly kind: 'gap'; readonly width: number }
  | { readonly kind: 'dash' | 'seals'; readonly width: number };

function drawRow(groups: readonly string[], style: PlateStyle, area: Area, ink: Ink): Marks[] {
  const room = area.right - area.left;
  const natural = rowItems(groups, style, style.lettering, 1);
  const tightness = Math.min(1, room / total(natural));
  // Narrower glyphs rather than smaller ones, as on real plates with long texts.
  const lettering: Lettering = {
    ...style.lettering,
    width: style.lettering.width * tightness,
    stroke: style.lettering.stroke * Math.sqrt(tightness),
  };
  const items = tightness < 1 ? rowItems(groups, style, lettering, tightness) : natural;
  let x = area.left + (room - total(items)) / 2;
  return items.map((item) => {
    const left = x;
    x += item.width;
    const middle: Point = [left + item.width / 2, area.top + lettering.height / 2];
    switch (item.kind) {
      case 'gap':
        return '';
      case 'glyph':
        return ink(
          glyphOutline(item.character, lettering).map((ring) =>
            ring.map(([px, py]): Point => [px + left, py + area.top]),
          ),
          style.ink,
        );
      case 'dash':
        return ink(
          [box(left, middle[1] - lettering.stroke * 0.45, item.width, lettering.stroke * 0.9)],
          style.ink,
        );
      case 'seals':
        return drawSeals(middle, item.width, ink);
    }
  });
}

function rowItems(groups: readonly string[], style: PlateStyle, lettering: Lettering, scale: number): Item[] {
  const gap: Item = { kind: 'gap', width: style.gap * scale };
  const groupGap: Item = { kind: 'gap', width: style.groupGap * scale };
  return groups.flatMap((group, index): Item[] => {
    const glyphs = Array.from(group).flatMap((character, at): Item[] => {
      const glyph: Item = { kind: 'glyph', character, width: glyphWidth(character, lettering) };
      return at === 0 ? [glyph] : [gap, glyph];
    });
    if (index === 0) return glyphs;
    return [groupGap, ...separatorItems(style, index, scale), ...glyphs];
  });
}

function separatorItems(style: PlateStyle, index: number, scale: number): Item[] {
  const after: Item = { kind: 'gap', width: style.groupGap * scale };
  switch (style.separator) {
    case 'none':
      return [];
    case 'dash':
      return [{ kind: 'dash', width: 17 * scale }, after];
    case 'seals':
      return index === 1 ? [{ kind: 'seals', width: 36 }, after] : [];
  }
}

function total(items: readonly Item[]): number {
  return items.reduce((sum, item) => sum + item.width, 0);
}

/** Two round stickers one above the other: inspection and registration. */
function drawSeals([x, y]: Point, width: number, ink: Ink): Marks {
  const radius = width / 2;
  return [
    ink([disc([x, y - radius - 2], radius - 1)], rgb('#c98f2c')),
    ink([disc([x, y - radius - 2], radius * 0.45)], rgb('#f0e6c8')),
    ink([disc([x, y + radius + 2], radius)], rgb('#c9ccd2')),
    ink([disc([x, y + radius + 2], radius * 0.5)], rgb('#7d8796')),
  ].join('');
}

function drawBand(band: Band, style: PlateStyle, ink: Ink): Marks {
  const { width, height } = style;
  const inset = 3;
  if (band.edge === 'top') {
    return [
      ink([roundedBox(inset, inset, width - 2 * inset, band.size, 7)], band.colour),
      ink([box(inset, band.size - 4, width - 2 * inset, 7)], band.colour),
      smallText(band.letters, [width / 2, 3 + band.size / 2], band.size * 0.48, rgb('#f4f4f4'), ink),
    ].join('');
  }
  const left = band.edge === 'left' ? inset : width - inset - band.size;
  const middle = left + band.size / 2;
  const ring = Array.from({ length: 12 }, (_, star): readonly Point[] => {
    const angle = (Math.PI * star) / 6;
    return disc([middle + 14 * Math.cos(angle), height * 0.32 + 14 * Math.sin(angle)], 2.4, 6);
  });
  return [
    ink([roundedBox(left, inset, band.size, height - 2 * inset, 7)], band.colour),
    band.ring ? ink(ring, rgb('#f5cf2e')) : '',
    smallText(band.letters, [middle, height * 0.76], 24, rgb('#f4f4f4'), ink),
  ].join('');
}

function drawLegend({ legend, width }: PlateStyle, ink: Ink): Marks {
  return legend === null
    ? ''
    : smallText(legend.text, [width / 2, 7 + legend.height], legend.height, legend.colour, ink);
}

/** The small blue country letters under a hologram at the left edge. */
function drawIndianMark({ height }: PlateStyle, ink: Ink): Marks {
  return [
    ink([box(9, height * 0.32, 13, 13)], rgb('#9aa3ad')),
    smallText('IND', [16, height * 0.62], 8, rgb('#2747a8'), ink),
  ].join('');
}

function smallText(text: string, [x, y]: Point, height: number, colour: Rgb, ink: Ink): Marks {
  const lettering: Lettering = { height, width: height * 0.6, stroke: height * 0.16 };
  const gap = height * 0.16;
  const widths = Array.from(text).map((character) =>
    character === ' ' ? height * 0.3 : glyphWidth(character, lettering),
  );
  let left = x - widths.reduce((sum, width) => sum + width + gap, -gap) / 2;
  const rings = Array.from(text).flatMap((character, index) => {
    const start = left;
    left += (widths[index] ?? 0) + gap;
    return glyphOutline(character, lettering).map((ring) =>
      ring.map(([px, py]): Point => [px + start, py + y - height / 2]),
    );
  });
  return ink(rings, colour);
}

function boltsOf({ width, height }: PlateStyle): Point[][] {
  const american = width < 400 && height > 140 && height < 160;
  const xs = american ? [60, width - 60] : [width * 0.06, width * 0.94];
  const ys = american ? [14, height - 14] : [height / 2];
  return xs.flatMap((x) => ys.map((y) => disc([x, y], 5, 8)));
}
