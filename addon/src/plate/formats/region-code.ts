import { REGIONS, regionsOfCode } from './region.ts';

/** Every code of a setting: each region, and each country whose parts are regions. */
export const REGION_CODES: readonly string[] = [
  ...new Set(REGIONS.flatMap(({ code }) => [countryOf(code), code])),
];

export function isRegionCode(code: string): boolean {
  return regionsOfCode(code).length > 0;
}

/** What a code may be, in words that follow "it must be": those that `written` is near to, or all countries. */
export function allowedRegionCodes(written: string): string {
  const near = nearRegionCodes(written);
  const named = near.map((code) => {
    const name = REGIONS.find((region) => region.code === code)?.name;
    return name === undefined ? code : `${code} (${name})`;
  });
  return near.length > 0
    ? `the code of a region whose plates are known, perhaps ${named.join(', ')}`
    : `the code of a region whose plates are known: ${COUNTRY_CODES.join(', ')}`;
}

const COUNTRY_CODES = REGION_CODES.filter((code) => countryOf(code) === code);

/**
 * The codes that somebody may have meant: written in small letters, as the sign in the band of a plate, as a code of three
 * letters, as the beginning of a name, or as another part of the same country.
 */
function nearRegionCodes(written: string): readonly string[] {
  const code = written.trim().toUpperCase();
  if (code === '') return [];
  if (isRegionCode(code)) return [code];
  const bySign = REGIONS.filter(({ sign }) => sign === code).map((region) => countryOf(region.code));
  if (bySign.length > 0) return [...new Set(bySign)];
  return REGIONS.filter(
    (region) =>
      region.name.toUpperCase().startsWith(code) ||
      (code.length === 3 && code.startsWith(region.code)) ||
      (code.includes('-') && region.code.startsWith(code.slice(0, code.indexOf('-') + 2))),
  ).map((region) => region.code);
}

function countryOf(code: string): string {
  return code.replace(/-.*$/, '');
}
