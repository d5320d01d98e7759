import { isIPv4 } from 'node:net';

export const A_SAFE_ADDRESS =
  'an https: address without user, query and fragment; http: only for this machine itself (127.0.0.1, localhost or [::1])';

/**
 * Whether a picture and a key may be sent to an address: encrypted, or without leaving this machine. Nothing secret is part of
 * it, since addresses end up in logs on both sides.
 */
export function isSafeAddress(address: string): boolean {
  const url = URL.parse(address);
  if (url === null) return false;
  if (url.username !== '' || url.password !== '') return false;
  if (url.search !== '' || url.hash !== '' || address.includes('?') || address.includes('#')) return false;
  return url.protocol === 'https:' || (url.protocol === 'http:' && isThisMachine(url.hostname));
}

function isThisMachine(hostname: string): boolean {
  return (
    hostname === 'localhost' || hostname === '[::1]' || (isIPv4(hostname) && hostname.startsWith('127.'))
  );
}
