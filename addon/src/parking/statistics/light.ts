import type { Light } from '../../contract/statistics.ts';

/** Mean grey of pictures, 0 to 255, from which on they are that light: by night without a lamp, at dusk, by day. */
const DIM_FROM = 60;
const BRIGHT_FROM = 110;

/** @param brightness null where it was not measured; then nobody knows. */
export function lightOf(brightness: number | null): Light | null {
  if (brightness === null) return null;
  if (brightness < DIM_FROM) return 'dark';
  return brightness < BRIGHT_FROM ? 'dim' : 'bright';
}
