import { expect, it } from 'vitest';
import { NOTICE_KINDS } from '../../contract/notices.ts';
import type { NoticeKind } from '../../contract/notices.ts';
import { UNKNOWN_BARRIER } from '../../gate/barrier.ts';
import { plainVisit } from '../visit.ts';
import { dueNotices, NO_MEMORY } from './due-notices.ts';
import type { NoticeFacts } from './due-notices.ts';
import { noticeOf, quietFacts, waitingPassage } from './notices-under-test.ts';

const HOUR_MS = 60 * 60_000;
const NOW = 24 * HOUR_MS;
const upSince = (openSince: number) => ({
  id: 'main',
  barrier: { ...UNKNOWN_BARRIER, position: 'open', openSince } as const,
  options: { leftOpenMs: 300_000 },
});
/** A site where everything needs a person. */
const troubled: NoticeFacts = quietFacts({
  now: NOW,
  settings: { overstay: [{ group: null, minutes: 60 }], muted: [] },
  capacity: 1,
  occupied: 1,
  gates: [upSince(0)],
  waiting: [waitingPassage()],
  openVisits: [plainVisit({ id: 'v1', enteredAt: 0 })],
  slots: [{ id: 'a1', wrong: 'reserved', visit: null, presence: 'present' }],
  drift: { lanes: 1, likely: 0 },
  budgets: [{ reader: 'cloud', used: 80, perMonth: 100, state: 'nearly-used' }],
});
const differedLong = { ...NO_MEMORY, differSince: 0 };
const kinds = (facts: NoticeFacts): readonly NoticeKind[] =>
  dueNotices(facts, [], differedLong).due.map(({ subject }) => subject.kind);

it('a quiet site has nothing to tell', () => {
  expect(dueNotices(quietFacts(), [], NO_MEMORY)).toEqual({ due: [], nextAt: null, memory: NO_MEMORY });
});

it('every kind is told, each once', () => {
  expect(kinds(troubled).toSorted()).toEqual([...NOTICE_KINDS].sort());
});

it.each(NOTICE_KINDS)('a site that mutes %s is told of the others', (muted) => {
  const settings = { ...troubled.settings, muted: [muted] };
  expect(kinds({ ...troubled, settings }).toSorted()).toEqual(
    NOTICE_KINDS.filter((kind) => kind !== muted).sort(),
  );
});

it.each([
  ['allowed', []],
  ['nearly-used', ['cloud']],
  ['used-up', ['cloud']],
] as const)('paid reads that are %s', (state, readers) => {
  const { due } = dueNotices(
    quietFacts({ budgets: [{ reader: 'cloud', used: 80, perMonth: 100, state }] }),
    [],
    NO_MEMORY,
  );
  expect(due.map(({ subject }) => subject)).toEqual(
    readers.map((reader) => ({ kind: 'reads-nearly-used', reader, used: 80, budget: 100 })),
  );
});

it('what was told is kept in mind kind by kind: one of a gate says nothing of another gate', () => {
  const subject = { kind: 'left-open', gateId: 'main' } as const;
  const told = [noticeOf({ subject })];
  const gates = [upSince(NOW), { ...upSince(NOW), id: 'side' }];
  const { due } = dueNotices(quietFacts({ now: NOW, gates }), told, NO_MEMORY);
  expect(due).toEqual([{ subject, pictureId: null }]);
});

it('looks again when the first of a stay, a free place and a drift is due', () => {
  const facts = quietFacts({
    now: NOW,
    settings: { overstay: [{ group: null, minutes: 60 }], muted: [] },
    capacity: 3,
    occupied: 2,
    openVisits: [plainVisit({ id: 'v1', enteredAt: NOW - HOUR_MS + 100_000 })],
    drift: { lanes: 2, likely: 1 },
  });
  const told = [noticeOf({ subject: { kind: 'full', capacity: 3 } })];
  const look = (part: Partial<NoticeFacts>) => dueNotices({ ...facts, ...part }, told, NO_MEMORY);
  expect(look({}).nextAt).toBe(NOW + 100_000);
  expect(look({ openVisits: [] }).nextAt).toBe(NOW + 300_000);
  expect(look({ openVisits: [], occupied: 0 }).nextAt).toBe(NOW + HOUR_MS / 2);
  expect(look({}).memory).toEqual({ roomSince: NOW, differSince: NOW });
});
