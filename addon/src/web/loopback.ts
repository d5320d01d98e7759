import { isIPv4 } from 'node:net';

/** Whether listening on `host` can be reached from this machine only. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || (isIPv4(host) && host.startsWith('127.'));
}

const LOOPBACK_NAMES: ReadonlySet<string> = new Set(['localhost', '127.0.0.1', '[::1]']);

/**
 * Whether the header `Host` names this machine. A web page whose name was made to point at loopback (DNS rebinding)
 * still sends its own name.
 */
export function namesLoopback(hostHeader: string | undefined): boolean {
  if (hostHeader === undefined) return false;
  const name = /^(\[[^\]]*\]|[^:]*)(?::\d{1,5})?$/.exec(hostHeader)?.[1];
  return name !== undefined && LOOPBACK_NAMES.has(name.toLowerCase());
}
