import { describe, expect, it } from 'vitest';
import { decisionFixture, enteredFixture, passageFixture } from '../../test/site-fixtures.ts';
import { namesOf } from '../names.ts';
import { createSiteTime } from '../time.ts';
import { byDay, passageModel } from './passage-view-model.ts';

const time = createSiteTime('Asia/Kolkata');
const names = namesOf([{ id: 'yard', name: 'Yard' }]);
const brief = (...[changes]: Parameters<typeof enteredFixture>): string =>
  passageModel(enteredFixture(changes), time, names).brief;

describe('a passage in brief', () => {
  it('says why the gate opened', () => {
    expect(brief()).toBe('The plate KL01CA2555 has a permit: Asha Nair, flat 4.');
  });

  it('says what the vehicle did, where that is the news', () => {
    expect(brief({ outcome: 'reversed' })).toBe('The vehicle started to cross and went back.');
    expect(brief({ outcome: 'tailgated' })).toBe('The vehicle crossed on the opening of another one.');
    expect(brief({ outcome: 'forced' })).toBe(
      'The vehicle crossed although the gate was shut and was opened for nobody.',
    );
    expect(brief({ outcome: 'timed-out' })).toBe(
      'The sensors showed a vehicle for longer than anybody waits, so it is not followed any more.',
    );
  });

  it('says how it ended when nothing was decided', () => {
    expect(brief({ outcome: 'unread', decision: null })).toBe(
      'The vehicle went away and no picture of it could be read.',
    );
  });

  it('says so while nothing is known', () => {
    expect(passageModel(passageFixture(), time, names).brief).toBe('Not decided yet');
  });
});

describe('a passage in full', () => {
  it('shows the plate that was decided about until one is settled for the passage', () => {
    const decision = decisionFixture({ verdict: 'ask', plate: 'KL07' });
    expect(passageModel(passageFixture({ decision }), time, names).plate).toBe('KL07');
    expect(passageModel(passageFixture({ decision, plate: 'KL01' }), time, names).plate).toBe('KL01');
  });

  it('shows the likeliest plate apart, and only until one is settled', () => {
    const guess = passageFixture({ likelyPlate: 'KL08' });
    expect(passageModel(guess, time, names)).toMatchObject({ plate: null, likelyPlate: 'KL08' });
    expect(passageModel({ ...guess, plate: 'KL01' }, time, names)).toMatchObject({
      plate: 'KL01',
      likelyPlate: null,
    });
    const decision = decisionFixture({ plate: 'KL07' });
    expect(passageModel({ ...guess, decision }, time, names).likelyPlate).toBeNull();
  });

  it('calls gates by their names', () => {
    const decision = decisionFixture({
      verdict: 'refuse',
      reasons: [{ rule: 'wrong-gate', permitId: 'p', gates: ['yard'] }],
    });
    const model = passageModel(enteredFixture({ outcome: 'refused', decision }), time, names);
    expect(model.brief).toBe('Its permit does not count at this gate, only at Yard.');
    expect(model.reasons).toEqual([model.brief]);
  });

  it('names what is unusual about the record', () => {
    expect(passageModel(enteredFixture({ inferred: true, interrupted: true }), time, names).notes).toEqual([
      'Worked out afterwards: the crossing was not seen from end to end.',
      'The program stopped while this passage was under way.',
    ]);
  });
});

describe('passages by day', () => {
  it('are parted at midnight at the site', () => {
    const at = (text: string, id: string) =>
      passageModel(enteredFixture({ id, arrivedAt: Date.parse(text) }), time, names);
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
