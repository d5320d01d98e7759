/** A plate as plates are compared here: spaces, dashes and case do not count. */
export function barePlate(text: string): string {
  return text.toUpperCase().replace(/[^\p{L}\p{N}]/gu, '');
}
