import { texts } from '../texts.ts';

const signed = new Intl.NumberFormat(texts.locale, { signDisplay: 'exceptZero' });

/** `+2`, `-1`, `0`. */
export function deltaText(delta: number): string {
  return signed.format(delta);
}
