import { describe, expect, it } from 'vitest';
import { UNKNOWN_BARRIER } from '../gate/barrier.ts';
import { NO_WEAR } from '../gate/barrier-wear.ts';
import { gateOptions } from '../gate/gate-options.ts';
import { newPassage } from '../gate/passage.ts';
import type { Passage } from '../gate/passage.ts';
import type { Notice } from '../parking/notices/notice.ts';
import type { GateState, SiteState } from '../parking/site-state.ts';
import type { SlotStanding } from '../parking/slots/slot-board.ts';
import { plainUse } from '../parking/slots/slot-use.ts';
import { plainVisit } from '../parking/visit.ts';
import { siteView } from './site-view.ts';

const NOON = Date.parse('2026-11-23T12:00:00+05:30');
const MINUTE_MS = 60_000;
const STUCK_MS = 10 * MINUTE_MS;

function passage(id: string, arrivedAt: number, changes: Partial<Passage> = {}): Passage {
  return {
    ...newPassage({ id, gateId: 'main', direction: 'in', arrivedAt }),
    phase: 'clear',
    endedAt: arrivedAt + 10_000,
    outcome: 'refused',
    ...changes,
  };
}

const underWay = (id: string, arrivedAt: number, changes: Partial<Passage> = {}): Passage =>
  passage(id, arrivedAt, { phase: 'decided', endedAt: null, outcome: null, ...changes });

function gate(changes: Partial<GateState> = {}): GateState {
  return {
    id: 'main',
    name: 'Main gate',
    options: gateOptions.parse({ sensors: ['outside', 'inside'], stuckMs: STUCK_MS, directionRule: 'entry' }),
    barrier: { ...UNKNOWN_BARRIER, position: 'closed' },
    wear: NO_WEAR,
    sensors: {},
    cameras: [],
    underWay: [],
    ...changes,
  };
}

function slot(changes: Partial<SlotStanding> = {}): SlotStanding {
  return {
    id: 'a1',
    name: 'A 1',
    kind: 'ordinary',
    sensor: 'site',
    use: plainUse('a1'),
    presence: 'clear',
    since: 1,
    state: 'free',
    promise: null,
    visit: null,
    awaited: null,
    wrong: null,
    ...changes,
  };
}

function notice(id: string, changes: Partial<Notice> = {}): SiteState['notices'][number] {
  return {
    id,
    subject: { kind: 'full', capacity: 8 },
    since: NOON,
    endedAt: null,
    handled: null,
    pictureId: null,
    answers: [],
    ...changes,
  };
}

function view(changes: Partial<SiteState> = {}) {
  const state: SiteState = {
    name: 'Palm Court',
    timeZone: 'Asia/Kolkata',
    now: NOON,
    capacity: 8,
    occupied: 3,
    emergency: null,
    gates: [gate()],
    promised: 0,
    slots: [],
    notices: [],
    recent: [],
    ...changes,
  };
  return siteView(state, { clockSpeed: 60, simulated: true });
}

function gateViewOf(changes: Partial<GateState>, recent: readonly Passage[] = []) {
  const [only] = view({ gates: [gate(changes)], recent }).gates;
  if (only === undefined) throw new Error('the view lacks the gate');
  return only;
}

/** Which of these instants are of today. */
function today(timeZone: string, now: string, ...arrivals: readonly string[]): readonly string[] {
  const recent = arrivals.map((at) => passage(at, Date.parse(at))).toReversed();
  return view({ timeZone, now: Date.parse(now), recent })
    .today.map(({ id }) => id)
    .toReversed();
}

describe('today', () => {
  it('starts at midnight of the site, not of the machine', () => {
    const lastYesterday = '2026-11-22T23:59:59.999+05:30';
    const firstToday = '2026-11-23T00:00:00.000+05:30';
    expect(today('Asia/Kolkata', '2026-11-23T04:00:00+05:30', lastYesterday, firstToday)).toEqual([
      firstToday,
    ]);
    expect(today('Etc/UTC', '2026-11-23T04:00:00+05:30', lastYesterday, firstToday)).toEqual([
      lastYesterday,
      firstToday,
    ]);
  });

  it.each([
    [
      'an hour is missing',
      '2026-03-28T23:59:59.999+01:00',
      '2026-03-29T00:00:00+01:00',
      '2026-03-29T23:30:00+02:00',
    ],
    [
      'an hour comes twice',
      '2026-10-24T23:59:59.999+02:00',
      '2026-10-25T00:00:00+02:00',
      '2026-10-25T23:30:00+01:00',
    ],
  ])('starts at midnight in Berlin also on a day in which %s', (_, yesterday, midnight, late) => {
    expect(today('Europe/Berlin', late, yesterday, midnight, late)).toEqual([midnight, late]);
  });

  it('starts after midnight where clocks go forward at midnight', () => {
    const lastYesterday = '2026-09-05T23:59:59.999-04:00';
    const firstToday = '2026-09-06T01:00:00-03:00';
    expect(today('America/Santiago', '2026-09-06T09:00:00-03:00', lastYesterday, firstToday)).toEqual([
      firstToday,
    ]);
  });

  it('has its newest 50 passages, newest first', () => {
    const recent = Array.from({ length: 60 }, (_, index) => passage(`p${index}`, NOON - index * MINUTE_MS));
    expect(view({ recent }).today.map(({ id }) => id)).toEqual(recent.slice(0, 50).map(({ id }) => id));
  });
});

describe('the places', () => {
  it.each([
    [3, 0, 5],
    [3, 1, 4],
    [3, 5, 0],
    [8, 0, 0],
    [9, 0, 0],
    [7, 2, 0],
  ])('with %i of 8 taken and %i promised: %i are free, never less than none', (occupied, promised, free) => {
    expect(view({ occupied, promised })).toMatchObject({ capacity: 8, occupied, promised, free });
  });
});

describe('a slot', () => {
  it('is shown with what it is for who looks for a place, and not with who it is kept for', () => {
    const use = { ...plainUse('a1'), reservedFor: ['p1'], outOfOrder: 'The roof leaks' };
    expect(view({ slots: [slot({ use, state: 'out-of-order' })] }).slots).toEqual([
      {
        id: 'a1',
        name: 'A 1',
        kind: 'ordinary',
        state: 'out-of-order',
        presence: 'clear',
        since: 1,
        plate: null,
        wrong: false,
      },
    ]);
  });

  it('is shown with who stands there, and whether they should', () => {
    const taken = slot({ visit: plainVisit({ id: 'v1', plate: 'BMW1234' }), wrong: 'reserved' });
    const unread = slot({ visit: plainVisit({ id: 'v2' }) });
    expect(view({ slots: [taken, unread] }).slots).toMatchObject([
      { plate: 'BMW1234', wrong: true },
      { plate: null, wrong: false },
    ]);
  });
});

describe('notices', () => {
  it('are shown with their pictures and what can be answered', () => {
    const waits = notice('n1', { pictureId: 'beef' });
    expect(
      view({ notices: [{ ...waits, answers: ['once', 'refuse'] }, notice('n2')] }).notices,
    ).toMatchObject([
      { id: 'n1', picture: 'pictures/beef', answers: ['once', 'refuse'] },
      { id: 'n2', picture: null, answers: [] },
    ]);
  });
});

describe('a sensor', () => {
  const since = (ms: number) => ({ presence: 'present', since: NOON - ms }) as const;

  it('is stuck when it has seen something for longer than its gate allows', () => {
    const { sensors } = gateViewOf({ sensors: { outside: since(STUCK_MS), inside: since(STUCK_MS + 1) } });
    expect(sensors).toEqual({
      outside: { ...since(STUCK_MS), stuck: false },
      inside: { ...since(STUCK_MS + 1), stuck: true },
    });
  });

  it.each(['clear', 'unknown'] as const)('is not stuck that is %s for ever so long', (presence) => {
    expect(gateViewOf({ sensors: { outside: { presence, since: 0 } } }).sensors.outside?.stuck).toBe(false);
  });

  it('that the gate does not have is not shown', () => {
    expect(Object.keys(gateViewOf({ sensors: { inside: since(0) } }).sensors)).toEqual(['inside']);
  });
});

describe('a gate', () => {
  it('shows who is under way in the order of arrival, and nobody of other gates', () => {
    const lane = [underWay('first', NOON - 86_400_000), underWay('second', NOON - 4)];
    const recent = [passage('gone', NOON - 2), underWay('elsewhere', NOON - 3, { gateId: 'back' }), ...lane];
    expect(gateViewOf({ underWay: lane }, recent).passages).toMatchObject([
      { id: 'first', gateName: 'Main gate' },
      { id: 'second', gateName: 'Main gate' },
    ]);
  });

  it('shows who is under way and not on disk yet, and no more who has gone and not been written yet', () => {
    const recent = [underWay('gone', NOON - 2)];
    const lane = [underWay('came', NOON - 1, { phase: 'reading' })];
    expect(gateViewOf({ underWay: lane }, recent).passages.map(({ id }) => id)).toEqual(['came']);
    expect(view({ gates: [gate({ underWay: lane })], recent }).today.map(({ id }) => id)).toEqual(['gone']);
  });

  it('shows the newest passage with a picture, ended or not, by a path that needs the right to see it', () => {
    const recent = [
      underWay('no picture yet', NOON - 1),
      passage('other gate', NOON - 2, { gateId: 'back', pictureId: 'c0ffee' }),
      passage('newest', NOON - 3, { pictureId: 'beef' }),
      passage('older', NOON - 4, { pictureId: 'dead' }),
    ];
    expect(gateViewOf({}, recent).last).toMatchObject({ id: 'newest', picture: 'pictures/beef' });
    expect(gateViewOf({}, recent.slice(0, 2)).last).toBeNull();
    const comes = (arrivedAt: number) => [underWay('comes', arrivedAt, { pictureId: 'cafe' })];
    expect(gateViewOf({ underWay: comes(NOON) }, recent).last?.picture).toBe('pictures/cafe');
    expect(gateViewOf({ underWay: comes(NOON - 4) }, recent).last?.picture).toBe('pictures/beef');
  });

  it('says where the arm is, what is wrong with it and whether somebody holds or locks it, not who', () => {
    const barrier = {
      ...UNKNOWN_BARRIER,
      position: 'open',
      heldOpenBy: 'Ada',
      heldUntil: NOON + MINUTE_MS,
      lockedBy: 'Bob',
      fault: 'closes-late',
    } as const;
    const shown = gateViewOf({ barrier }).barrier;
    expect(shown).toMatchObject({
      position: 'open',
      heldOpen: true,
      heldUntil: NOON + MINUTE_MS,
      locked: true,
      fault: 'closes-late',
    });
    expect(JSON.stringify(shown)).not.toMatch(/Ada|Bob/);
    expect(gateViewOf({}).barrier).toMatchObject({ heldOpen: false, heldUntil: null, locked: false });
  });

  it.each([true, false])('says of an arm that is down whether a person stopped it (%s)', (stopped) => {
    const barrier = { ...UNKNOWN_BARRIER, position: 'closed', stopped } as const;
    expect(gateViewOf({ barrier }).barrier).toMatchObject({ position: 'closed', stopped });
  });

  it('says how its arm has moved, and what somebody should know about that', () => {
    const wear = {
      ...NO_WEAR,
      cycles: 70_000,
      cyclesSinceService: 60_000,
      servicedAt: 5,
      up: [900, 1000, 1100],
    };
    const { barrier } = gateViewOf({ wear });
    expect(barrier.alarms).toContain('maintenance-due');
    expect(barrier.wear).toEqual({
      cycles: 70_000,
      cyclesSinceService: 60_000,
      servicedAt: 5,
      opensInMs: 1000,
      closesInMs: null,
    });
    expect(gateViewOf({}).barrier.alarms).toEqual([]);
  });

  it('says what to do about a camera that is gone', () => {
    const trouble = { kind: 'unreachable', detail: 'Look at its plug.' } as const;
    const cameras: GateState['cameras'] = [
      { watches: 'in', state: { name: 'gone', since: 7, trouble } },
      { watches: 'out', state: { name: 'live', since: 8, trouble: null } },
    ];
    expect(gateViewOf({ cameras }).cameras).toEqual([
      { watches: 'in', state: 'gone', since: 7, trouble: 'Look at its plug.' },
      { watches: 'out', state: 'live', since: 8, trouble: null },
    ]);
  });
});

describe('an emergency', () => {
  it('is shown with who ordered it and since when', () => {
    const emergency = { by: 'the page', since: NOON };
    expect(view({ emergency }).emergency).toEqual(emergency);
    expect(view().emergency).toBeNull();
  });
});

describe('a passage', () => {
  it('shows what the cameras made of it', () => {
    const sight = { frames: 5, found: 3, read: 2, brightness: 40, advice: 'Clean the lens.', firstAt: NOON };
    const recent = [passage('p1', NOON, { sight }), passage('p2', NOON - 1)];
    expect(view({ recent }).today).toMatchObject([{ sight }, { sight: null }]);
  });

  it('shows the likeliest text where no plate was settled', () => {
    const recent = [passage('p1', NOON, { plate: null, likelyPlate: 'KA01AB1234' })];
    expect(view({ recent }).today).toMatchObject([{ plate: null, likelyPlate: 'KA01AB1234' }]);
  });

  it('is named by its gate, and by the id of a gate that is not there any more', () => {
    const recent = [passage('p1', NOON), passage('p2', NOON - 1, { gateId: 'removed' })];
    expect(view({ recent }).today.map(({ gateName }) => gateName)).toEqual(['Main gate', 'removed']);
  });
});

describe('the view', () => {
  it('is plain data, and says how fast its clock runs and that nothing of it is real', () => {
    const shown = view({
      recent: [passage('p1', NOON)],
      slots: [slot()],
      notices: [notice('n1')],
    });
    expect(JSON.parse(JSON.stringify(shown))).toEqual(shown);
    expect(shown).toMatchObject({ clockSpeed: 60, simulated: true, now: NOON, timeZone: 'Asia/Kolkata' });
  });
});
