import type { AgreementCounts, AgreementView, ReaderState, ReaderView } from '../../src/contract/readers.ts';
import type { Instant } from '../../src/contract/words.ts';
import type { Names } from '../names.ts';
import type { IconName } from '../parts/icons.ts';
import type { Badge, Tone } from '../parts/tone.ts';
import { texts } from '../texts.ts';
import type { SiteTime } from '../time.ts';

export interface Fact {
  readonly name: string;
  readonly value: string;
}

/** One reader, everything already in words. */
export interface ReaderModel {
  readonly name: string;
  readonly kind: string;
  readonly role: string;
  readonly badge: Badge;
  /** What keeps it from reading, then what should be looked after. */
  readonly worries: readonly { readonly text: string; readonly tone: Tone }[];
  readonly facts: readonly Fact[];
  /** Of a shadow that has compared frames. */
  readonly agreement: AgreementModel | null;
}

export interface AgreementModel {
  readonly facts: readonly Fact[];
  readonly months: readonly {
    readonly month: string;
    readonly gate: string;
    readonly frames: string;
    readonly same: string;
  }[];
  readonly differences: readonly {
    readonly moment: string;
    readonly gate: string;
    readonly deciding: string;
    readonly shadow: string;
  }[];
}

const look: Record<ReaderState, { readonly icon: IconName; readonly tone: Tone }> = {
  working: { icon: 'check', tone: 'good' },
  failing: { icon: 'warning', tone: 'wait' },
  'backing-off': { icon: 'clock', tone: 'wait' },
  'wrong-key': { icon: 'key', tone: 'bad' },
  'budget-used': { icon: 'stop', tone: 'bad' },
};

const whole = new Intl.NumberFormat(texts.locale);
const percent = new Intl.NumberFormat(texts.locale, { style: 'percent', maximumFractionDigits: 1 });
const monthName = new Intl.DateTimeFormat(texts.locale, { month: 'long', year: 'numeric', timeZone: 'UTC' });

export function readerModel(reader: ReaderView, now: Instant, time: SiteTime, names: Names): ReaderModel {
  const { state } = reader;
  return {
    name: reader.name,
    kind: kindText(reader.kind),
    role: texts.readers.role[reader.role],
    badge: { ...look[state], label: texts.readers.state[state] },
    worries: worriesOf(reader, now, time),
    facts: factsOf(reader, now, time),
    agreement:
      reader.agreement === null || reader.agreement.frames === 0
        ? null
        : agreementModel(reader.agreement, now, time, names),
  };
}

/** A newer server may know kinds that this page does not. */
function kindText(kind: string): string {
  return Object.entries(texts.readers.kind).find(([name]) => name === kind)?.[1] ?? kind;
}

function worriesOf(
  { state, trouble, retryAt, budget }: ReaderView,
  now: Instant,
  time: SiteTime,
): ReaderModel['worries'] {
  const retry = retryAt === null ? '' : ` ${texts.readers.retry(time.moment(retryAt, now))}`;
  const isRead = state === 'working';
  return [
    ...(trouble === null || isRead ? [] : [{ text: `${trouble}${retry}`, tone: look[state].tone }]),
    ...(budget === null || budget.state === 'allowed'
      ? []
      : [
          {
            text: texts.readers.budget[budget.state],
            tone: budget.state === 'used-up' ? ('bad' as const) : ('wait' as const),
          },
        ]),
  ];
}

function factsOf({ host, budget, service }: ReaderView, now: Instant, time: SiteTime): readonly Fact[] {
  const words = texts.readers;
  return [
    { name: words.host, value: host ?? words.here },
    ...(budget === null
      ? []
      : [
          {
            name: words.reads(monthText(budget.month)),
            value: words.readsOf(whole.format(budget.used), whole.format(budget.perMonth)),
          },
        ]),
    ...(service === null
      ? []
      : [
          {
            name: words.account,
            value: words.accountAt(
              whole.format(service.used),
              whole.format(service.total),
              time.moment(service.askedAt, now),
            ),
          },
        ]),
  ];
}

function agreementModel(
  agreement: AgreementView,
  now: Instant,
  time: SiteTime,
  names: Names,
): AgreementModel {
  const words = texts.readers;
  const of = (count: number): string =>
    words.share(whole.format(count), percent.format(count / agreement.frames));
  return {
    facts: [
      { name: words.compared, value: whole.format(agreement.frames) },
      { name: words.same, value: of(agreement.same) },
      { name: words.different, value: of(agreement.different) },
      { name: words.onlyDeciding, value: of(agreement.onlyDeciding) },
      { name: words.onlyShadow, value: of(agreement.onlyShadow) },
    ],
    months: agreement.byGateAndMonth.map(({ gateId, month, ...counts }) => ({
      month: monthText(month),
      gate: names.gate(gateId),
      frames: whole.format(counts.frames),
      same: sameShare(counts),
    })),
    differences: agreement.differences.map(({ at, gateId, decidingText, shadowText }) => ({
      moment: time.moment(at, now),
      gate: names.gate(gateId),
      deciding: decidingText,
      shadow: shadowText,
    })),
  };
}

/** Of the frames in which anybody read a plate: that both saw an empty lane says nothing. */
function sameShare({ same, different, onlyDeciding, onlyShadow }: AgreementCounts): string {
  const read = same + different + onlyDeciding + onlyShadow;
  return read === 0 ? texts.readers.noShare : percent.format(same / read);
}

/** `2027-01` as `January 2027`. */
function monthText(month: string): string {
  return monthName.format(Date.parse(`${month}-01T00:00:00Z`));
}
