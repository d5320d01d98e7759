import { setImmediate } from 'node:timers/promises';
import type { Clock } from '../../clock.ts';
import type { Instant } from '../../contract/words.ts';
import type { Passage } from '../../gate/passage.ts';
import { dayAt, daysFrom, endOfDay, startOfDay } from '../days.ts';
import type { CountChange } from '../occupancy.ts';
import type { Visit } from '../visit.ts';
import { figuresOfDay } from './day.ts';
import type { KeptDay } from './day-figures.ts';

/** Crossings and visits of a day may still be written for so long after it. */
const SETTLED_AFTER_MS = 3_600_000;

/** What the figures of days are made of, and where they are kept; as the store has it. */
export interface DaySources {
  readonly passages: {
    /** Those that have ended, oldest first. */
    readonly export: (filter: {
      readonly arrivedFrom?: Instant;
      readonly arrivedBefore: Instant;
    }) => AsyncIterable<Passage>;
  };
  readonly visits: { readonly ended: (from: Instant, before: Instant) => Promise<readonly Visit[]> };
  readonly occupancy: {
    readonly countAt: (before: Instant) => Promise<number>;
    readonly between: (from: Instant, before: Instant) => Promise<readonly CountChange[]>;
  };
  readonly days: {
    readonly between: (from: string, to: string) => Promise<readonly KeptDay[]>;
    readonly put: (day: KeptDay) => Promise<void>;
  };
}

export interface DayBook {
  /**
   * The figures of each day from the first to the last (`YYYY-MM-DD`, inclusive), in order; days before anything happened and
   * days to come are left out, and today is figured up to now. What is missing is figured day by day, and kept.
   */
  readonly days: (from: string, to: string) => Promise<readonly KeptDay[]>;
  /** Something of these days was corrected, and they are kept no more: what is being figured of them is old. */
  readonly forgotten: (days: readonly string[]) => void;
}

export interface DayBookParts {
  readonly sources: DaySources;
  readonly clock: Clock;
  /** IANA name. */
  readonly timeZone: string;
}

interface FiguredDay {
  readonly figures: KeptDay;
  /** When the day ended, and how many vehicles were inside then. */
  readonly end: Instant;
  readonly countAtEnd: number;
}

export function dayBook({ sources, clock, timeZone }: DayBookParts): DayBook {
  /** Days that are being figured: who asks meanwhile gets the same figures. */
  const underWay = new Map<string, Promise<FiguredDay>>();
  /** Vehicles inside when a day began, long enough ago for all crossings before to be written. */
  let lastCount: { readonly start: Instant; readonly count: number } | null = null;

  /** The day of the first passage of all up to `to`; null: there is none. */
  async function historyBegins(to: string): Promise<string | null> {
    const arrivedBefore = endOfDay(to, timeZone);
    for await (const { arrivedAt } of sources.passages.export({ arrivedBefore })) {
      return dayAt(arrivedAt, timeZone);
    }
    return null;
  }

  /** Days are kept for longer than passages; before the first of either there is nothing to tell. */
  async function firstDay(from: string, to: string, firstKept: string | undefined): Promise<string | null> {
    if (firstKept === from) return from;
    const begins = [await historyBegins(to), firstKept ?? null].filter((day) => day !== null);
    const [first] = begins.toSorted();
    return first === undefined || first > from ? (first ?? null) : from;
  }

  function figured(day: string, before: FiguredDay | null): Promise<FiguredDay> {
    const already = underWay.get(day);
    if (already !== undefined) return already;
    const isAsked = (): boolean => underWay.get(day) === work;
    const work: Promise<FiguredDay> = figureAndKeep(day, before, isAsked).finally(() => {
      if (isAsked()) underWay.delete(day);
    });
    underWay.set(day, work);
    return work;
  }

  /** What is forgotten meanwhile is not as it was figured any more, and is not kept. */
  async function figureAndKeep(
    day: string,
    before: FiguredDay | null,
    isAsked: () => boolean,
  ): Promise<FiguredDay> {
    const done = await figure(day, before);
    const isSettled = clock.now() > done.end + SETTLED_AFTER_MS;
    if (isSettled && isAsked()) await sources.days.put(done.figures);
    return done;
  }

  /** The whole ledger is added up for it: of the day that is asked for again and again, today, only once. */
  async function countAt(start: Instant, before: FiguredDay | null): Promise<number> {
    if (before?.end === start) return before.countAtEnd;
    if (lastCount?.start === start) return lastCount.count;
    const count = await sources.occupancy.countAt(start);
    if (clock.now() > start + SETTLED_AFTER_MS) lastCount = { start, count };
    return count;
  }

  async function figure(day: string, before: FiguredDay | null): Promise<FiguredDay> {
    const start = startOfDay(day, timeZone);
    const end = endOfDay(day, timeZone);
    const passages: Passage[] = [];
    for await (const passage of sources.passages.export({ arrivedFrom: start, arrivedBefore: end })) {
      passages.push(passage);
    }
    const countAtStart = await countAt(start, before);
    const countChanges = await sources.occupancy.between(start, end);
    const endedVisits = await sources.visits.ended(start, end);
    const now = clock.now();
    const figures = figuresOfDay(day, timeZone, { passages, countAtStart, countChanges, endedVisits, now });
    const countAtEnd = countChanges.reduce((count, { delta }) => count + delta, countAtStart);
    return { figures, end, countAtEnd };
  }

  return {
    days: async (from, to) => {
      const today = dayAt(clock.now(), timeZone);
      const last = to < today ? to : today;
      if (from > last) return [];
      const kept = new Map((await sources.days.between(from, last)).map((day) => [day.day, day]));
      const [firstKept] = kept.keys();
      const first = await firstDay(from, last, firstKept);
      if (first === null) return [];
      const days: KeptDay[] = [];
      let before: FiguredDay | null = null;
      for (const day of daysFrom(first, last)) {
        const known = kept.get(day);
        if (known !== undefined) {
          days.push(known);
          continue;
        }
        // A place that crossed the date line left a day out.
        if (startOfDay(day, timeZone) === endOfDay(day, timeZone)) continue;
        before = await figured(day, before);
        days.push(before.figures);
        // SQLite and the figures answer at once; a gate has its turn in between.
        await setImmediate();
      }
      return days;
    },
    forgotten: (days) => {
      for (const day of days) underWay.delete(day);
      lastCount = null;
    },
  };
}
