import { describe, expect, it } from 'vitest';
import { statisticsFixture } from '../../test/statistics-fixtures.ts';
import { namesOf } from '../names.ts';
import { FIGURES, type FiguresRoute } from './figures-route.ts';
import { type FunnelModel, funnelModel } from './funnel-model.ts';

const names = namesOf([{ id: 'main', name: 'Main gate' }]);

const modelOf = (route: Partial<FiguresRoute> = {}): FunnelModel =>
  funnelModel(statisticsFixture(), { ...FIGURES, ...route }, names);

const counts = ({ stages }: FunnelModel): readonly string[] => stages.map(({ count }) => count);

describe('the funnel', () => {
  it('is of all gates and days together, with what was lost on the way', () => {
    const { stages } = modelOf();
    expect(stages.map(({ name, count, share, loss }) => [name, count, share, loss?.text ?? null])).toEqual([
      ['Wanted in', '19', '100%', null],
      ['Picture taken', '18', '95%', '1 without a picture'],
      ['Plate found', '17', '89%', '1 without a plate in a picture'],
      ['Characters read', '17', '89%', null],
      ['Plate settled', '16', '84%', '1 not settled'],
      ['Permit matched', '15', '79%', '1 without a permit'],
      ['Let in', '13', '68%', '2 not let in'],
    ]);
    expect(stages[6]?.part).toBeCloseTo(13 / 19, 6);
  });

  it('is of one gate, of one day, or of both', () => {
    expect(counts(modelOf({ gate: 'yard' }))).toEqual(['3', '3', '3', '3', '3', '3', '2']);
    expect(counts(modelOf({ day: '2026-11-21' }))[0]).toBe('6');
    expect(counts(modelOf({ day: '2026-11-23', gate: 'main' }))[0]).toBe('10');
    expect(modelOf({ day: '2026-11-21', gate: 'yard' }).stages).toEqual([]);
  });

  it('leads from a loss to its vehicles, of the same gate and day', () => {
    const { stages } = modelOf({ gate: 'main', day: '2026-11-23', loss: 'opened' });
    expect(stages[4]?.loss).toEqual({
      text: '1 not settled',
      href: '#/figures?gate=main&day=2026-11-23&loss=settled',
      chosen: false,
    });
    expect(stages[6]?.loss?.chosen).toBe(true);
  });

  it('can be chosen by gate and by the days on which somebody wanted in', () => {
    const { gates, days } = modelOf({ gate: 'gone' });
    expect(gates.map(({ text, chosen }) => [text, chosen])).toEqual([
      ['All gates', false],
      ['Main gate', false],
      ['yard', false],
      ['gone', true],
    ]);
    expect(days.map(({ value }) => value)).toEqual(['', '2026-11-23', '2026-11-21']);
    expect(days[0]?.chosen).toBe(true);
  });

  it('is told by day, of the chosen gate', () => {
    expect(modelOf().byDay.map(({ text, counts: [arrived] }) => [text, arrived])).toEqual([
      ['Mon 23 Nov 2026', '13'],
      ['Sat 21 Nov 2026', '6'],
    ]);
    const { byDay } = modelOf({ gate: 'yard', day: '2026-11-23', loss: 'read' });
    expect(byDay).toEqual([
      {
        text: 'Mon 23 Nov 2026',
        href: '#/figures?gate=yard&day=2026-11-23',
        chosen: true,
        counts: ['3', '3', '3', '3', '3', '3', '2'],
      },
    ]);
  });
});
