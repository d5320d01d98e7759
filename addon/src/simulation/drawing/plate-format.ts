import type { Random } from '../random.ts';

/** ISO 3166-1 alpha-2 of the countries whose plates can be drawn. */
export const PLATE_COUNTRIES = [
  'AR',
  'BR',
  'CZ',
  'DE',
  'ES',
  'FR',
  'GB',
  'IN',
  'IT',
  'NL',
  'NO',
  'PL',
  'PT',
  'RO',
  'SE',
  'US',
] as const;
export type PlateCountry = (typeof PLATE_COUNTRIES)[number];

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const DIGITS = '0123456789';

const without = (unused: string): string =>
  Array.from(LETTERS)
    .filter((letter) => !unused.includes(letter))
    .join('');

const NL_LETTERS = 'BDFGHJKLNPRSTVXZ';
const ES_LETTERS = 'BCDFGHJKLMNPRSTVWXYZ';
const IT_LETTERS = without('IOQU');
const FR_LETTERS = without('IOU');
const NO_LOOKALIKES = without('IO');

const DE_DISTRICTS = [
  ...['B', 'M', 'K', 'F', 'S', 'H', 'L', 'N', 'HH', 'DO', 'MZ', 'KA', 'FR', 'WI', 'UL'],
  ...['BN', 'RE', 'HD', 'AC', 'MTK', 'REG', 'GAP', 'HEI', 'STA', 'WND', 'OHZ', 'ERH'],
];
const IN_STATES: readonly (readonly [state: string, offices: number])[] = [
  ['KA', 71],
  ['MH', 50],
  ['DL', 14],
  ['TN', 99],
  ['KL', 86],
  ['GJ', 38],
  ['UP', 96],
  ['WB', 98],
  ['RJ', 58],
  ['HR', 99],
  ['PB', 99],
  ['AP', 40],
];
const PL_SHORT = ['WA', 'WB', 'WE', 'KR', 'PO', 'GD', 'DW', 'LU', 'SK', 'BI', 'RZ', 'EL', 'OP', 'CB'];
const PL_LONG = ['WPI', 'WPR', 'KRA', 'PZL', 'GWE', 'DWR', 'SBI', 'LUB', 'RZE', 'KWA', 'ZST'];
const PL_LETTERS = without('BDIOQZ');
const CZ_REGIONS = 'ABCEHJKLMPSTUZ';
const RO_COUNTIES = ['CJ', 'TM', 'IS', 'BV', 'SB', 'AG', 'PH', 'CT', 'MM', 'BH', 'DJ', 'IF', 'SV', 'VL'];
const NO_DISTRICTS = [
  'AA',
  'BP',
  'CV',
  'DN',
  'EK',
  'EL',
  'EV',
  'FH',
  'HJ',
  'KH',
  'LS',
  'RF',
  'SV',
  'UE',
  'VH',
];

const FORMATS: Readonly<Record<PlateCountry, (random: Random) => string>> = {
  AR: (random) => filled(random, 'LL DDD LL', LETTERS),
  BR: (random) => filled(random, 'LLLDLDD', LETTERS),
  CZ: (random) =>
    `${random.integer(1, 9)}${random.pick(Array.from(CZ_REGIONS))}${czechThird(random)} ${digits(random, 4)}`,
  DE: germanPlate,
  ES: (random) => filled(random, 'DDDD LLL', ES_LETTERS),
  FR: frenchPlate,
  GB: britishPlate,
  IN: (random) => {
    const [state, offices] = random.pick(IN_STATES);
    const series = random.chance(0.8) ? 'LL' : 'L';
    return `${state} ${padded(random.integer(1, offices), 2)} ${filled(random, series, NO_LOOKALIKES)} ${padded(random.integer(1, 9999), 4)}`;
  },
  IT: (random) => filled(random, 'LL DDD LL', IT_LETTERS),
  NL: (random) => filled(random, random.pick(['DD LLL D', 'D LLL DD', 'LL DDD L', 'L DDD LL']), NL_LETTERS),
  NO: (random) => `${random.pick(NO_DISTRICTS)} ${random.integer(10_000, 99_999)}`,
  PL: (random) =>
    random.chance(0.5)
      ? `${random.pick(PL_SHORT)} ${filled(random, random.pick(['DDDDD', 'DDDDL', 'DDDLL']), PL_LETTERS)}`
      : `${random.pick(PL_LONG)} ${filled(random, random.pick(['DDDDD', 'LDDD', 'DDLL', 'DLDD']), PL_LETTERS)}`,
  PT: (random) => filled(random, 'LL DD LL', without('KWY')),
  RO: (random) => {
    const letters = filled(random, 'LLL', without('IOQ'));
    return random.chance(0.3)
      ? `B ${random.integer(100, 999)} ${letters}`
      : `${random.pick(RO_COUNTIES)} ${padded(random.integer(1, 99), 2)} ${letters}`;
  },
  SE: (random) => filled(random, random.pick(['LLL DDD', 'LLL DDL']), without('IOQV')),
  US: (random) =>
    random.pick([
      () => `${random.integer(5, 9)}${filled(random, 'LLLDDD', without('IOQ'))}`,
      () => filled(random, 'LLL DDDD', without('IOQ')),
      () => filled(random, 'LLL LDD', without('IOQ')),
    ])(),
};

/**
 * A registration that `country` could have issued to a car, drawn at random: A-Z 0-9, groups parted by one space as
 * they stand apart on the plate. Districts are a choice of real ones.
 */
export function plateOf(country: PlateCountry, random: Random): string {
  return FORMATS[country](random);
}

/** Where a text written without any gap is parted, for countries where letters and digits do not show it. */
const GROUPS: Readonly<Partial<Record<PlateCountry, RegExp>>> = {
  BR: /^([A-Z]{3}\d[A-Z]\d\d)$/,
  CZ: /^(\d[A-Z][A-Z\d])(\d{4})$/,
  DE: /^([A-Z]{1,3}?)([A-Z]{1,2})(\d{1,4})$/,
  GB: /^([A-Z]{2}\d{2})([A-Z]{3})$/,
  PL: /^([A-Z]{2,3})(\d[A-Z\d]+|[A-Z]\d+)$/,
  SE: /^([A-Z]{3})(\d\d[A-Z\d])$/,
  US: /^(\d[A-Z]{3}\d{3})$|^([A-Z]{3})(\d{4}|[A-Z]\d\d)$/,
};

/** The groups in which a text stands on its plate; a text without gaps is parted as its country most likely does. */
export function plateGroups(country: PlateCountry, written: string): readonly string[] {
  const given = written.toUpperCase().match(/[A-Z0-9]+/g) ?? [];
  if (given.length !== 1) return given;
  const [text = ''] = given;
  const parted = GROUPS[country]?.exec(text)?.slice(1).filter(Boolean);
  return parted ?? text.match(/[A-Z]+|\d+/g) ?? [];
}

function germanPlate(random: Random): string {
  const district = random.pick(DE_DISTRICTS);
  const letters = filled(random, random.chance(0.75) ? 'LL' : 'L', LETTERS);
  const places = Math.min(4, 8 - district.length - letters.length);
  const most = 10 ** places - 1;
  return `${district} ${letters} ${random.integer(places > 2 ? 10 : 1, most)}`;
}

function frenchPlate(random: Random): string {
  const pair = (): string => {
    const letters = filled(random, 'LL', FR_LETTERS);
    return letters === 'SS' || letters === 'WW' ? 'AB' : letters;
  };
  return `${pair()} ${padded(random.integer(1, 999), 3)} ${pair()}`;
}

function britishPlate(random: Random): string {
  const area = filled(random, 'LL', without('IQZ'));
  const year = random.integer(5, 24);
  const age = random.chance(0.5) ? year : year + 50;
  return `${area}${padded(age, 2)} ${filled(random, 'LLL', without('IQ'))}`;
}

function czechThird(random: Random): string {
  return random.chance(0.5) ? digits(random, 1) : random.pick(Array.from(without('GOQW')));
}

function filled(random: Random, pattern: string, letters: string): string {
  return pattern.replace(/[LD]/g, (kind) => random.pick(Array.from(kind === 'L' ? letters : DIGITS)));
}

function digits(random: Random, count: number): string {
  return filled(random, 'D'.repeat(count), '');
}

function padded(value: number, places: number): string {
  return String(value).padStart(places, '0');
}
