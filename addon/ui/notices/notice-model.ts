import type { NoticeAnswer, NoticeKind, NoticeSubject, NoticeView } from '../../src/contract/notices.ts';
import type { SiteView } from '../../src/contract/site-view.ts';
import { namesOf } from '../names.ts';
import type { IconName } from '../parts/icons.ts';
import type { Tone } from '../parts/tone.ts';
import { hashOf } from '../route.ts';
import { texts } from '../texts.ts';
import type { SiteTime } from '../time.ts';
import { stayText } from '../visits/stay-text.ts';
import { visitHashOf, visitRoute } from '../visits/visit-route.ts';

/** One notice, everything already in words. */
export interface NoticeModel {
  readonly id: string;
  readonly title: string;
  readonly meaning: string;
  readonly icon: IconName;
  readonly tone: Tone;
  readonly sinceText: string;
  /** The vehicle that waits; null: none does. */
  readonly vehicle: { readonly plate: string | null; readonly likelyPlate: string | null } | null;
  readonly picture: string | null;
  readonly pictureLabel: string;
  readonly answers: readonly AnswerModel[];
  /** Nothing is asked, so that it only has to be seen. */
  readonly canBePutAside: boolean;
  /** Where more is to be seen; null: nowhere. */
  readonly href: string | null;
  /** How it ended, and who did what. */
  readonly outcome: string;
}

export interface AnswerModel {
  readonly answer: NoticeAnswer;
  readonly label: string;
  /** Asked back before it is given; null: it is given at once. */
  readonly question: string | null;
  readonly consequence: string;
  /** What is said once it was given. */
  readonly done: string;
}

/** What people call the things that a notice has only the ids of. */
export interface NoticeNames {
  readonly gate: (id: string) => string;
  readonly slot: (id: string) => string;
}

const LOOKS: Record<NoticeKind, { readonly icon: IconName; readonly tone: Tone }> = {
  'unknown-waiting': { icon: 'question', tone: 'wait' },
  overstay: { icon: 'clock', tone: 'wait' },
  full: { icon: 'stop', tone: 'bad' },
  'left-open': { icon: 'barrierOpen', tone: 'bad' },
  'wrong-slot': { icon: 'warning', tone: 'bad' },
  'count-drift': { icon: 'question', tone: 'odd' },
  'reads-nearly-used': { icon: 'warning', tone: 'wait' },
};

const MINUTE_MS = 60_000;
const words = texts.notices;

/** What has left the configuration since then keeps its id. */
export function noticeNames({ gates, slots }: Pick<SiteView, 'gates' | 'slots'>): NoticeNames {
  return {
    gate: namesOf(gates).gate,
    slot: (id) => slots.find((slot) => slot.id === id)?.name ?? id,
  };
}

export function noticeModel(
  notice: NoticeView,
  { now, time, names }: { readonly now: number; readonly time: SiteTime; readonly names: NoticeNames },
): NoticeModel {
  const { id, subject, since, endedAt, handled, picture } = notice;
  const moment = (at: number): string => time.moment(at, now);
  const vehicle = vehicleOf(subject);
  const who = vehicle?.plate ?? words.stranger;
  const isOpen = endedAt === null && handled === null;
  const answers = isOpen ? notice.answers.map((answer) => answerModel(answer, who)) : [];
  return {
    id,
    title: noticeTitle(subject, names),
    meaning: meaningOf(subject, moment),
    ...LOOKS[subject.kind],
    sinceText: words.since(moment(since)),
    vehicle,
    picture,
    pictureLabel: words.picture(vehicle?.plate ?? words.somebody),
    answers,
    canBePutAside: isOpen && answers.length === 0,
    href: hrefOf(subject),
    outcome: outcomeOf(notice, moment),
  };
}

export function noticeTitle(subject: NoticeSubject, names: NoticeNames): string {
  switch (subject.kind) {
    case 'unknown-waiting':
      return words.unknownWaiting(names.gate(subject.gateId));
    case 'overstay':
      return words.overstay(subject.plate ?? capitalised(words.somebody));
    case 'full':
      return words.full;
    case 'left-open':
      return words.leftOpen(names.gate(subject.gateId));
    case 'wrong-slot':
      return words.wrongSlot(subject.plate ?? capitalised(words.somebody), names.slot(subject.slotId));
    case 'count-drift':
      return words.countDrift;
    case 'reads-nearly-used':
      return words.readsNearlyUsed(subject.reader);
  }
}

function meaningOf(subject: NoticeSubject, moment: (at: number) => string): string {
  switch (subject.kind) {
    case 'unknown-waiting':
      return subject.plate === null ? words.unreadMeaning : words.unknownMeaning;
    case 'overstay':
      return words.overstayMeaning(stayText(subject.minutes * MINUTE_MS), moment(subject.enteredAt));
    case 'full':
      return words.fullMeaning(subject.capacity);
    case 'left-open':
      return words.leftOpenMeaning;
    case 'wrong-slot':
      return texts.slots.wrong[subject.why];
    case 'count-drift':
      return words.countDriftMeaning(subject.lanes, subject.likely);
    case 'reads-nearly-used':
      return words.readsNearlyUsedMeaning(subject.used, subject.budget);
  }
}

function vehicleOf(subject: NoticeSubject): NoticeModel['vehicle'] {
  if (subject.kind !== 'unknown-waiting') return null;
  const { plate, likelyPlate } = subject;
  return { plate, likelyPlate };
}

function hrefOf(subject: NoticeSubject): string | null {
  switch (subject.kind) {
    case 'overstay':
      return visitHashOf(visitRoute('stays', { where: 'any', visit: subject.visitId }));
    case 'wrong-slot':
      return hashOf({ view: 'slots' });
    case 'count-drift':
      return visitHashOf(visitRoute('count'));
    case 'left-open':
      return hashOf({ view: 'gates' });
    case 'unknown-waiting':
    case 'full':
    case 'reads-nearly-used':
      return null;
  }
}

function answerModel(answer: NoticeAnswer, who: string): AnswerModel {
  const { label, question, consequence, done } = words.answer[answer];
  return { answer, label, question: question?.(who) ?? null, consequence, done: done(who) };
}

function outcomeOf({ endedAt, handled }: NoticeView, moment: (at: number) => string): string {
  if (handled !== null) {
    const { by, at, answer } = handled;
    return answer === null
      ? words.history.asideBy(by, moment(at))
      : words.history.answered(by, words.answer[answer].label, moment(at));
  }
  return endedAt === null ? words.history.now : words.history.over(moment(endedAt));
}

function capitalised(text: string): string {
  return `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`;
}
