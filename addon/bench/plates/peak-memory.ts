import { readFile } from 'node:fs/promises';

/** Largest resident set of this process so far, in megabytes. */
export async function peakMb(): Promise<number> {
  // What getrusage tells is not less than what the parent had when it started this process.
  const status = await readFile('/proc/self/status', 'utf8').catch(() => '');
  const kilobytes = /^VmHWM:\s+(\d+) kB$/m.exec(status)?.[1];
  return (kilobytes === undefined ? process.resourceUsage().maxRSS : Number(kilobytes)) / 1024;
}
