import type { LiveSite } from './live-site.ts';

/** Whose permit it is; null of none, and of one that is gone. */
export type HolderOf = (permitId: string | null) => string | null;

/** By the permits that decisions rest on now, which are in memory: a list of names costs no query. */
export function holdersOf(site: Pick<LiveSite, 'accessNow'>): HolderOf {
  const { permits } = site.accessNow();
  const holders = new Map(permits.map(({ id, holder }) => [id, holder]));
  return (permitId) => (permitId === null ? null : (holders.get(permitId) ?? null));
}
