import { rgb, type Rgb } from './colour.ts';
import type { Lettering } from './glyph-outline.ts';
import type { PlateCountry } from './plate-format.ts';

export type Side = 'front' | 'rear';

/** What a plate looks like; lengths in millimetres. */
export interface PlateStyle {
  readonly width: number;
  readonly height: number;
  readonly ground: Rgb;
  readonly ink: Rgb;
  readonly lettering: Lettering;
  /** Between two glyphs of a group. */
  readonly gap: number;
  /** Between two groups, beyond what the separator takes. */
  readonly groupGap: number;
  readonly separator: 'none' | 'dash' | 'seals';
  /** How many groups stand in the upper row; null for a plate of one row. */
  readonly upperGroups: number | null;
  readonly bands: readonly Band[];
  /** A line along the edge. */
  readonly border: Rgb | null;
  readonly legend: Legend | null;
  readonly bolts: boolean;
  /** Kept free at both ends of a row. */
  readonly margin: number;
}

/** A coloured strip at one edge with small letters in it. */
export interface Band {
  readonly edge: 'left' | 'right' | 'top';
  readonly size: number;
  readonly colour: Rgb;
  readonly letters: string;
  readonly ring: boolean;
}

/** Small print above the text (a state's name). */
export interface Legend {
  readonly text: string;
  readonly colour: Rgb;
  readonly height: number;
}

export interface StyleChoice {
  readonly country: PlateCountry;
  /** The groups of the text; in the United States they tell which layout it is. */
  readonly groups: readonly string[];
  readonly show: Side;
  readonly twoRow: boolean;
  /** A taxi or goods vehicle, where plates show it. */
  readonly commercial: boolean;
}

const WHITE = rgb('#f2f2ee');
const YELLOW = rgb('#f3c21b');
const BLACK = rgb('#15151a');
const EU_BLUE = rgb('#1f3f9c');

export function plateStyle(choice: StyleChoice): PlateStyle {
  const style = ONE_ROW[choice.country](choice);
  return choice.twoRow ? inTwoRows(style, choice.country) : style;
}

/** Sizes and letterings follow each country's own rule where it is public, to a few millimetres. */
const ONE_ROW: Readonly<Record<PlateCountry, (choice: StyleChoice) => PlateStyle>> = {
  AR: () => southern('REPUBLICA ARGENTINA'),
  BR: () => southern('BRASIL'),
  CZ: () => european('CZ', { groupGap: 46 }),
  DE: () =>
    european('D', { separator: 'seals', lettering: { height: 75, width: 45, stroke: 11 }, groupGap: 12 }),
  ES: () => european('E', { lettering: { height: 77, width: 45, stroke: 10 }, groupGap: 38 }),
  FR: () =>
    european('F', { separator: 'dash', bands: [euBand('F'), plainBand('right', EU_BLUE)], groupGap: 8 }),
  GB: ({ show }) =>
    european('UK', {
      lettering: { height: 79, width: 49, stroke: 13 },
      ground: show === 'front' ? WHITE : YELLOW,
      border: null,
      gap: 11,
      groupGap: 30,
      bands: [{ edge: 'left', size: 42, colour: EU_BLUE, letters: 'UK', ring: false }],
    }),
  IN: ({ commercial }) =>
    european('IND', {
      width: 500,
      height: 120,
      ground: commercial ? YELLOW : WHITE,
      lettering: { height: 68, width: 38, stroke: 9.5 },
      gap: 7,
      groupGap: 14,
      bands: [],
      bolts: true,
      margin: 29,
    }),
  IT: () => european('I', { bands: [euBand('I'), plainBand('right', EU_BLUE)], groupGap: 26 }),
  NL: () => european('NL', { ground: YELLOW, separator: 'dash', groupGap: 8 }),
  NO: () =>
    european('N', {
      bands: [{ edge: 'left', size: 42, colour: rgb('#14306e'), letters: 'N', ring: false }],
      groupGap: 34,
    }),
  PL: () => european('PL', { lettering: { height: 80, width: 46, stroke: 10.5 }, groupGap: 44 }),
  PT: () => european('P', { groupGap: 26 }),
  RO: () => european('RO', { groupGap: 30 }),
  SE: () => european('S', { groupGap: 40 }),
  US: ({ groups }) => american(groups),
};

function european(letters: string, own: Partial<PlateStyle>): PlateStyle {
  return {
    width: 520,
    height: 112,
    ground: WHITE,
    ink: BLACK,
    lettering: { height: 77, width: 45, stroke: 10.5 },
    gap: 10,
    groupGap: 28,
    separator: 'none',
    upperGroups: null,
    bands: [euBand(letters)],
    border: BLACK,
    legend: null,
    bolts: false,
    margin: 13,
    ...own,
  };
}

/** The common plate of the southern South American states: white with a blue head. */
function southern(legend: string): PlateStyle {
  return european('', {
    width: 400,
    height: 130,
    lettering: { height: 68, width: 41, stroke: 9.5 },
    gap: 9,
    groupGap: 15,
    bands: [{ edge: 'top', size: 31, colour: rgb('#1d3c94'), letters: legend, ring: false }],
  });
}

/** In the manner of four states; the shape of the text says which. */
function american(groups: readonly string[]): PlateStyle {
  const [first = '', second = ''] = groups;
  const common: Partial<PlateStyle> = {
    width: 305,
    height: 152,
    lettering: { height: 66, width: 33, stroke: 7.5 },
    gap: 5.5,
    groupGap: 17,
    border: null,
    bands: [],
    bolts: true,
  };
  const state = (text: string, colour: string, ink: string, head: string | null): PlateStyle =>
    european('', {
      ...common,
      ink: rgb(ink),
      legend: { text, colour: rgb(colour), height: 15 },
      bands: head === null ? [] : [{ edge: 'top', size: 38, colour: rgb(head), letters: '', ring: false }],
    });
  if (second === '') return state('CALIFORNIA', '#c02a34', '#1d2a63', null);
  if (/^[A-Z]/.test(second)) return state('FLORIDA', '#2a7a3d', '#17532b', null);
  return first < 'N'
    ? state('NEW YORK', '#f4d24b', '#16265c', '#1c3a86')
    : state('TEXAS', '#1b1b22', '#17171d', null);
}

/** The same plate for a narrow place: squarer, the text in two rows. */
function inTwoRows(style: PlateStyle, country: PlateCountry): PlateStyle {
  if (country === 'US') return style;
  const head = style.bands.some((band) => band.edge === 'top');
  const { stroke } = style.lettering;
  return {
    ...style,
    width: head ? 220 : 300,
    height: country === 'IN' ? 200 : head ? 190 : 205,
    lettering: { height: head ? 62 : 72, width: head ? 38 : 44, stroke },
    gap: 9,
    groupGap: Math.min(style.groupGap, 20),
    separator: style.separator === 'seals' ? 'none' : style.separator,
    margin: country === 'IN' ? 24 : style.margin,
    upperGroups: UPPER_GROUPS[country] ?? 1,
    bands: style.bands.filter((band) => band.edge !== 'right'),
  };
}

const UPPER_GROUPS: Readonly<Partial<Record<PlateCountry, number>>> = { AR: 2, FR: 2, IN: 2, RO: 2 };

function euBand(letters: string): Band {
  return { edge: 'left', size: 42, colour: EU_BLUE, letters, ring: true };
}

function plainBand(edge: 'right', colour: Rgb): Band {
  return { edge, size: 38, colour, letters: '', ring: false };
}
