import type { PermitView } from '../../src/contract/permits.ts';
import type { Instant } from '../../src/contract/words.ts';
import type { Names } from '../names.ts';
import { isoDayText } from '../parts/iso-day-text.ts';
import { scheduleText } from '../parts/schedule-text.ts';
import type { Badge } from '../parts/tone.ts';
import { texts } from '../texts.ts';
import type { SiteTime } from '../time.ts';
import { barePlate } from './bare-plate.ts';
import { dayAndTimeFrom, dayAndTimeUntil, type DayAndTime } from './day-and-time.ts';

/** One permit as the list shows it, everything already in words. */
export interface PermitModel {
  readonly id: string;
  readonly holder: string;
  readonly plates: readonly string[];
  /** Its kind where it counts, and what keeps it from counting. */
  readonly badges: readonly Badge[];
  readonly group: string;
  readonly validity: string;
  /** What limits it beside its validity. */
  readonly limits: readonly string[];
  readonly notes: string;
  readonly tags: readonly string[];
  readonly suspended: boolean;
}

export interface PermitModelOptions {
  readonly now: Instant;
  readonly time: SiteTime;
  readonly names: Names;
}

export function permitModel(permit: PermitView, options: PermitModelOptions): PermitModel {
  return {
    id: permit.id,
    holder: permit.holder,
    plates: permit.plates,
    badges: [...insideBadges(permit), ...standingBadges(permit, options.now)],
    group: options.names.group(permit.group),
    validity: validityText(permit, options.time),
    limits: limitsOf(permit, options.names),
    notes: permit.notes,
    tags: permit.tags,
    suspended: permit.suspended,
  };
}

/** Keeps the permits in which what was written occurs; spaces and dashes in plates do not count. */
export function matchingPermits(
  permits: readonly PermitView[],
  wanted: string,
  names: Names,
): readonly PermitView[] {
  const text = wanted.trim().toLowerCase();
  const plate = barePlate(wanted);
  if (text === '') return permits;
  return permits.filter(
    ({ holder, plates, group, tags, notes }) =>
      [holder, names.group(group), notes, ...tags].some((said) => said.toLowerCase().includes(text)) ||
      (plate !== '' && plates.some((known) => barePlate(known).includes(plate))),
  );
}

/** A plate that has a permit, and which. */
export interface TakenPlate {
  readonly plate: string;
  readonly permit: PermitView;
}

/** The first of the permits that has one of the plates already, beside the permit `exceptId`. */
export function takenPlate(
  permits: readonly PermitView[],
  plates: readonly string[],
  exceptId: string | null,
): TakenPlate | null {
  const wanted = new Set(plates.map(barePlate));
  for (const permit of permits) {
    const plate = permit.plates.find((known) => wanted.has(barePlate(known)));
    if (plate !== undefined && permit.id !== exceptId) return { plate, permit };
  }
  return null;
}

function insideBadges({ inside, plates }: PermitView): readonly Badge[] {
  if (inside.length === 0) return [];
  const label = plates.length === 1 ? texts.permits.inside : texts.permits.insidePlates(inside.join(', '));
  return [{ label, icon: 'in', tone: 'good' }];
}

function standingBadges(permit: PermitView, now: Instant): readonly Badge[] {
  const standing = standingBadge(permit, now);
  if (permit.kind === 'block') {
    const blocks: Badge = { label: texts.words.permitKind.block, icon: 'stop', tone: 'bad' };
    return standing === null ? [blocks] : [blocks, standing];
  }
  return [standing ?? { label: texts.words.permitKind.allow, icon: 'check', tone: 'good' }];
}

/** Why it does not count now. */
function standingBadge(permit: PermitView, now: Instant): Badge | null {
  const { suspended, validFrom, validUntil, usesLeft } = permit;
  if (suspended) return { label: texts.permits.suspended, icon: 'hold', tone: 'wait' };
  if (validFrom !== null && now < validFrom)
    return { label: texts.permits.notYet, icon: 'clock', tone: 'calm' };
  if (validUntil !== null && now >= validUntil)
    return { label: texts.permits.expired, icon: 'clock', tone: 'calm' };
  if (usesLeft === 0) return { label: texts.permits.spent, icon: 'cross', tone: 'calm' };
  return null;
}

export function validityText(
  { validFrom, validUntil }: Pick<PermitView, 'validFrom' | 'validUntil'>,
  time: SiteTime,
): string {
  const first = validFrom === null ? null : momentText(dayAndTimeFrom(validFrom, time));
  const last = validUntil === null ? null : momentText(dayAndTimeUntil(validUntil, time));
  if (first === null) return last === null ? texts.permits.always : texts.permits.until(last);
  return last === null ? texts.permits.from(first) : texts.permits.fromUntil(first, last);
}

function momentText({ day, time }: DayAndTime): string {
  const dayText = isoDayText(day);
  return time === '' ? dayText : texts.permits.dayAndTime(dayText, time);
}

function limitsOf(permit: PermitView, names: Names): readonly string[] {
  const { schedule, gates, directions, usesLeft, places, hasCode, person } = permit;
  const [onlyWay, otherWay] = directions;
  return [
    ...(schedule === null ? [] : [scheduleText(schedule)]),
    ...(gates === null ? [] : [texts.permits.onlyAt(gates.map(names.gate).join(', '))]),
    ...(onlyWay === undefined || otherWay !== undefined ? [] : [texts.permits.onlyWay[onlyWay]]),
    ...(usesLeft === null || usesLeft === 0 ? [] : [texts.permits.usesLeft(usesLeft)]),
    ...(places === null ? [] : [texts.permits.places(places)]),
    ...(hasCode ? [texts.permits.hasCode] : []),
    ...(person === null ? [] : [texts.permits.confirmedBy(person)]),
  ];
}
