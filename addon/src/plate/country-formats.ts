const NL_LATER = '[BDF-HJ-NPR-TV-XZ]';
const PL_LATER = '[ACE-HJ-NPR-Y]';
const FR_LETTER = '[A-HJ-NP-TV-Z]';
const IT_LETTER = '[A-HJ-NPR-TV-Z]';
const ES_LETTER = '[B-DF-HJ-NPR-TV-Z]';
const UA_LETTER = '[ABCEHIKMOPTX]';
const IN_LETTER = '[A-HJ-NP-Z]';
const CZ_LETTER = '[A-FH-NPR-VX-Z]';

/**
 * What plates of a country look like, without separators: `L` a letter, `N` a digit, `[...]` one of these, `{n}` or
 * `{least,most}` as often. Shapes only; which codes were really given out is not said. Umlauts and accents count as
 * their plain letters. Sources: the registration authorities' own descriptions and the Vienna Convention's annexes, as
 * commonly tabulated; the common series of cars, trucks and motorcycles, without diplomatic, military and vanity plates
 * except where they share a shape.
 */
export const COUNTRY_FORMATS = {
  /** Series of three letters and three digits, and two letters, three digits, two letters (Mercosur). */
  AR: ['L{3}N{3}', 'L{2}N{3}L{2}', 'N{3}L{3}', 'LN{3}L{3}'],
  /** Old, and Mercosul. */
  BR: ['L{3}N{4}', 'L{3}NLN{2}'],
  /** G, O, Q and W are not used since 2001. */
  CZ: [`N${CZ_LETTER}[0-9A-FH-NPR-VX-Z]N{4}`, 'L{3}N{4}', 'L{2}N{4}'],
  /** District, letters, number without a leading zero; E electric, H historic. */
  DE: ['L{2,5}[1-9]N{0,3}', 'L{2,5}[1-9]N{0,2}[EH]'],
  /** Since 2000 without vowels, N with tilde and Q; before with the letters of the province. */
  ES: [`N{4}${ES_LETTER}{3}`, 'L{1,2}N{4}L{1,2}', 'L{1,2}N{5,6}'],
  /** Since 2009 without I, O and U; before with the department at the end. */
  FR: [`${FR_LETTER}{2}N{3}${FR_LETTER}{2}`, 'N{2,4}L{2,3}N{2}', 'N{2,4}L{2,3}[2][AB]'],
  /** Current, prefix, suffix, dateless and Northern Ireland. I and Q stand in no current plate, Z in no area code. */
  GB: [
    '[A-HJ-PR-Y]{2}N{2}[A-HJ-PR-Z]{3}',
    'L[1-9]N{0,2}L{3}',
    'L{3}[1-9]N{0,2}L',
    'L{1,3}[1-9]N{0,3}',
    '[1-9]N{0,3}L{1,3}',
  ],
  /** State, district, series, number; older without series; Bharat series. */
  IN: [
    `L{2}N{2}${IN_LETTER}{1,3}N{4}`,
    `L{2}N${IN_LETTER}{1,3}N{4}`,
    'L{2}N{6}',
    `N{2}[B][H]N{4}${IN_LETTER}{1,2}`,
    'L{3}N{1,4}',
  ],
  /** Since 1994 without I, O, Q and U; before with the province. */
  IT: [`${IT_LETTER}{2}N{3}${IT_LETTER}{2}`, 'L{2}N{6}', `L{2}${IT_LETTER}N{5}`, `${IT_LETTER}{2}N{5}`],
  /** The fourteen side codes; later ones have neither vowels nor C, Q and Y. */
  NL: [
    'L{2}N{4}',
    'N{4}L{2}',
    'N{2}L{2}N{2}',
    'L{2}N{2}L{2}',
    'L{4}N{2}',
    `N{2}${NL_LATER}{4}`,
    `N{2}${NL_LATER}{3}N`,
    `N${NL_LATER}{3}N{2}`,
    `${NL_LATER}{2}N{3}${NL_LATER}`,
    `${NL_LATER}N{3}${NL_LATER}{2}`,
    `${NL_LATER}{3}N{2}${NL_LATER}`,
    `${NL_LATER}N{2}${NL_LATER}{3}`,
    `N${NL_LATER}{2}N{3}`,
    `N{3}${NL_LATER}{2}N`,
  ],
  /** Place code of two or three letters, then without B, D, I, O, Q and Z among the letters. */
  PL: [
    'L{2}N{5}',
    `L{2}N{4}${PL_LATER}`,
    `L{2}N{3}${PL_LATER}{2}`,
    `L{2}N${PL_LATER}N{3}`,
    `L{2}N${PL_LATER}{2}N{2}`,
    `L{3}${PL_LATER}N{3}`,
    `L{3}N{2}${PL_LATER}{2}`,
    `L{3}N${PL_LATER}N{2}`,
    `L{3}N{2}${PL_LATER}N`,
    `L{3}N${PL_LATER}{2}N`,
    `L{3}${PL_LATER}{2}N{2}`,
    'L{3}N{4,5}',
    `L{3}N{3,4}${PL_LATER}`,
    `L{3}N{3}${PL_LATER}{2}`,
  ],
  /** Bucharest, then the other counties. Q stands in no series. */
  RO: ['[B]N{2,3}[A-PR-Z]{3}', '[A-Z]{2}N{2}[A-PR-Z]{3}', '[B]N{6}', '[A-Z]{2}N{5,6}'],
  /** Only letters that look alike in Latin and Cyrillic writing. */
  UA: [`${UA_LETTER}{2}N{4}${UA_LETTER}{2}`, `N{5}${UA_LETTER}{2}`],
  /** The common series of the states; states also allow vanity texts, so a text without a shape may be right. */
  US: [
    'L{3}N{3,4}',
    'N{3,4}L{3}',
    'NL{3}N{3}',
    'L{2}N{4,5}',
    'N{2,3}L{2,3}',
    'N{2,3}LN{3}',
    'LN{2}L{3}',
    'LN{5,6}',
    'N{4,6}L{1,2}',
    'L{3}N{2}L',
    'LN{2,3}L{2}',
    'L{3}LN{2,3}',
    'N{6,7}',
  ],
} as const satisfies Readonly<Record<string, readonly string[]>>;

export type Country = keyof typeof COUNTRY_FORMATS;

/** ISO 3166-1 alpha-2 of the countries whose formats are known. */
export const COUNTRIES = Object.keys(COUNTRY_FORMATS).filter(isCountry);

export function isCountry(code: string): code is Country {
  return Object.hasOwn(COUNTRY_FORMATS, code);
}
