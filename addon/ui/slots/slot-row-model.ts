import type { NoticeView } from '../../src/contract/notices.ts';
import type { SlotDetails, SlotView } from '../../src/contract/slots.ts';
import type { Instant } from '../../src/contract/words.ts';
import type { Badge } from '../parts/tone.ts';
import { barePlate } from '../permits/bare-plate.ts';
import { texts } from '../texts.ts';
import type { SiteTime } from '../time.ts';
import { promisedTo } from './promise-model.ts';
import { slotBadges, slotLook, type SlotLook } from './slot-look.ts';

/** One slot as the list shows it, everything already in words. */
export interface SlotRowModel {
  readonly id: string;
  readonly name: string;
  readonly badges: readonly Badge[];
  readonly plate: string | null;
  readonly facts: readonly string[];
  /** Why whoever stands there should not; null: nothing is wrong. */
  readonly trouble: string | null;
}

export interface SlotRowOptions {
  readonly now: Instant;
  readonly time: SiteTime;
  /** Those that are open: one of them says why a slot is wrong. */
  readonly notices: readonly NoticeView[];
}

const words = texts.slots;

export function slotRowModel(slot: SlotDetails, options: SlotRowOptions): SlotRowModel {
  const { id, name, plate, since, sensor, reservedFor, outOfOrder, promise } = slot;
  const moment = (at: Instant): string => options.time.moment(at, options.now);
  return {
    id,
    name,
    badges: slotBadges(slot),
    plate,
    facts: [
      words.since(moment(since)),
      words.sensor[sensor],
      ...(reservedFor.length === 0
        ? []
        : [words.reservedFor(reservedFor.map(({ holder }) => holder).join(', '))]),
      ...(promise === null ? [] : [words.promisedTo(promisedTo(promise), moment(promise.until))]),
      ...(outOfOrder === null ? [] : [words.brokenSince(outOfOrder)]),
    ],
    trouble: slot.wrong ? whyWrong(id, options.notices) : null,
  };
}

function whyWrong(slotId: string, notices: readonly NoticeView[]): string {
  for (const { subject } of notices) {
    if (subject.kind === 'wrong-slot' && subject.slotId === slotId) return words.wrong[subject.why];
  }
  return words.wrongUnknown;
}

/** What was fetched of slots, with what the site told of them since. */
export function withLive(slots: readonly SlotDetails[], live: readonly SlotView[]): readonly SlotDetails[] {
  const newest = new Map(live.map((slot) => [slot.id, slot]));
  return slots.map((slot) => ({ ...slot, ...newest.get(slot.id) }));
}

/** Differs when something has changed of which the site does not tell all: details are then fetched again. */
export function detailsKey(live: readonly SlotView[], promised: number): string {
  return `${promised} ${live.map(({ id, state, kind, wrong }) => `${id}:${state}:${kind}:${wrong ? '!' : ''}`).join(' ')}`;
}

export interface SlotSearch {
  readonly text: string;
  /** Null: any. */
  readonly look: SlotLook | null;
}

export const ANY_SLOT: SlotSearch = { text: '', look: null };

/** Keeps the slots that look so and in which what was written occurs; spaces and dashes in plates do not count. */
export function matchingSlots(
  slots: readonly SlotDetails[],
  { text, look }: SlotSearch,
): readonly SlotDetails[] {
  const wanted = text.trim().toLowerCase();
  const plate = barePlate(text);
  return slots.filter((slot) => {
    if (look !== null && slotLook(slot) !== look) return false;
    if (wanted === '') return true;
    const said = [slot.name, ...slot.reservedFor.map(({ holder }) => holder), slot.promise?.holder ?? ''];
    const plates = [slot.plate, slot.promise?.plate ?? null];
    return (
      said.some((one) => one.toLowerCase().includes(wanted)) ||
      (plate !== '' && plates.some((one) => one !== null && barePlate(one).includes(plate)))
    );
  });
}
