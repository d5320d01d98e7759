import type { ParkingSettings } from '../../contract/parking-settings.ts';
import { isPromisedTo } from './promises.ts';
import type { Comer } from './promises.ts';
import type { SlotStanding } from './slot-board.ts';

/**
 * Which slot a vehicle that comes in is sent to; null: to none. One that is promised to it, then one that is kept for its permit, then one of
 * the kind that a tag of its permit names, then as the site wants. No two are sent to one slot, unless who was sent there first has not been
 * seen there for a quarter of an hour.
 *
 * @param permit that it comes in by; null: none.
 * @param board as it stood before the promises to this vehicle were kept.
 */
export function assignSlot(
  visit: Pick<Comer, 'plate'>,
  permit: { readonly id: string; readonly tags: readonly string[] } | null,
  board: readonly SlotStanding[],
  { assignment }: Pick<ParkingSettings, 'assignment'>,
): string | null {
  const comer = { plate: visit.plate, permitId: permit?.id ?? null };
  const own = board.filter(
    ({ state, promise, awaited }) =>
      state === 'promised' && awaited === null && promise !== null && isPromisedTo(promise, comer),
  );
  // A promise to the plate is meant for this vehicle, one to the permit perhaps for another one of it.
  const promised = own.find(({ promise }) => promise?.plate === comer.plate) ?? own[0];
  if (promised !== undefined) return promised.id;

  const isEarlier = (one: SlotStanding, other: SlotStanding): boolean =>
    assignment === 'spread' && one.since < other.since;
  const choose = (fits: (standing: SlotStanding) => boolean): string | null =>
    board
      .filter(fits)
      .reduce<SlotStanding | null>(
        (best, each) => (best === null || isEarlier(each, best) ? each : best),
        null,
      )?.id ?? null;

  const reserved = choose(
    ({ state, use }) => state === 'reserved' && permit !== null && use.reservedFor.includes(permit.id),
  );
  if (reserved !== null || assignment === 'none') return reserved;
  const tags = permit?.tags ?? [];
  // A badge is the stronger need: who has it cannot walk from elsewhere, who charges can charge later.
  return (
    choose(({ state, kind }) => state === 'free' && kind === 'accessible' && tags.includes(kind)) ??
    choose(({ state, kind }) => state === 'free' && kind === 'charging' && tags.includes(kind)) ??
    choose(({ state, kind }) => state === 'free' && kind === 'ordinary')
  );
}
