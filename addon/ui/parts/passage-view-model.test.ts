import { describe, expect, it } from 'vitest';
import { enteredFixture, passageFixture, SITE_NOW } from '../../test/site-fixtures.ts';
import { createSiteTime } from '../time.ts';
import { byDay, passageModel } from './passage-view-model.ts';

const time = createSiteTime('Asia/Kolkata');
const brief = (...[changes]: Parameters<typeof enteredFixture>): string =>
  passageModel(enteredFixture(changes), time).brief;

describe('a passage in brief', () => {
  it('says why the gate opened', () => {
    expect(brief()).toBe('The plate KL01CA2555 has a permit: Asha Nair, flat 4.');
  });

  it('says what the vehicle did, where that is the news', () => {
    expect(brief({ outcome: 'reversed' })).toBe('The vehicle started to cross and went back.');
    expect(brief({ outcome: 'tailgated' })).toBe('The vehicle crossed on the opening of another one.');
  });

  it('says how it ended when nothing was decided', () => {
    expect(brief({ outcome: 'unread', decision: null })).toBe(
      'The vehicle went away and no picture of it could be read.',
    );
  });

  it('says so while nothing is known', () => {
    expect(passageModel(passageFixture(), time).brief).toBe('Not decided yet');
  });
});

describe('a passage in full', () => {
  it('shows the plate that was decided about until one is settled for the passage', () => {
    const decision = { verdict: 'ask', plate: 'KL07', decidedAt: SITE_NOW, reasons: [] } as const;
    expect(passageModel(passageFixture({ decision }), time).plate).toBe('KL07');
    expect(passageModel(passageFixture({ decision, plate: 'KL01' }), time).plate).toBe('KL01');
  });

  it('names what is unusual about the record', () => {
    expect(passageModel(enteredFixture({ inferred: true, interrupted: true }), time).notes).toEqual([
      'Worked out afterwards: the crossing was not seen from end to end.',
      'The program stopped while this passage was under way.',
    ]);
  });
});

describe('passages by day', () => {
  it('are parted at midnight at the site', () => {
    const at = (text: string, id: string) =>
      passageModel(enteredFixture({ id, arrivedAt: Date.parse(text) }), time);
    const days = byDay([
      at('2026-11-23T00:10:00+05:30', 'c'),
      at('2026-11-23T00:00:00+05:30', 'b'),
      at('2026-11-22T23:59:59+05:30', 'a'),
    ]);
    expect(days.map(({ day, passages }) => [day, passages.map(({ id }) => id)])).toEqual([
      ['Mon 23 Nov 2026', ['c', 'b']],
      ['Sun 22 Nov 2026', ['a']],
    ]);
  });
});
