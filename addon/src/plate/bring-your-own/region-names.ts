import { REGIONS } from '../formats/region.ts';

const CODES: ReadonlyMap<string, string> = new Map(
  REGIONS.map(({ code, name }) => [name.toLowerCase(), code]),
);

/** The code of a region as networks name it ("Indonesia", "DE"); null when there is none of that name. */
export function regionNamed(name: string): string | null {
  const written = name.trim();
  if (/^[A-Z]{2}(?:-[A-Z0-9]{1,3})?$/.test(written)) return written;
  return CODES.get(written.toLowerCase()) ?? null;
}
