import { describe, expect, it } from 'vitest';
import type { LossPage } from '../../src/contract/statistics.ts';
import { passageFixture } from '../../test/site-fixtures.ts';
import { namesOf } from '../names.ts';
import { createSiteTime } from '../time.ts';
import { LOOKING_FOR_LOSSES, lossesFailed, lossModel, lossQueryOf, withLosses } from './found-losses.ts';

function loss(id: string, advice: string | null = null): LossPage['losses'][number] {
  return { passage: passageFixture({ id }), reason: { stage: 'found', why: 'no-plate', advice } };
}

describe('vehicles that were lost', () => {
  const wish = { stage: 'found', gate: '', from: '2026-11-01', to: '2026-11-20' } as const;

  it('are asked for page by page, of all gates or of one', () => {
    expect(lossQueryOf(wish, null)).toEqual({
      stage: 'found',
      from: '2026-11-01',
      to: '2026-11-20',
      limit: 25,
    });
    expect(lossQueryOf({ ...wish, gate: 'main' }, 'c1')).toMatchObject({ gate: 'main', before: 'c1' });
  });

  it('come together, each once', () => {
    const first = withLosses(LOOKING_FOR_LOSSES, { losses: [loss('a'), loss('b')], next: 'c1' });
    expect([first.losses.length, first.next, first.state]).toEqual([2, 'c1', 'shown']);
    const second = withLosses(first, { losses: [loss('b'), loss('c')], next: null });
    expect(second.losses.map(({ passage }) => passage.id)).toEqual(['a', 'b', 'c']);
  });

  it('are looked for further where a page has none and is not the last', () => {
    expect(withLosses(LOOKING_FOR_LOSSES, { losses: [], next: 'c1' }).state).toBe('loading');
    expect(withLosses(LOOKING_FOR_LOSSES, { losses: [], next: null }).state).toBe('shown');
  });

  it('stay when looking further fails', () => {
    const shown = withLosses(LOOKING_FOR_LOSSES, { losses: [loss('a')], next: 'c1' });
    const failed = lossesFailed(shown, { kind: 'offline', message: 'No answer.', code: null });
    expect(failed).toEqual({ ...shown, state: 'failed', trouble: 'No answer.' });
  });

  it('are shown with the reason first, and with what a person can do', () => {
    const time = createSiteTime('Asia/Kolkata');
    const model = lossModel(loss('a', 'Clean the lens.'), time, namesOf([]));
    expect(model.brief).toBe('No plate was found in any of its pictures.');
    expect(model.notes).toEqual(['Clean the lens.']);
    expect(lossModel(loss('a'), time, namesOf([])).notes).toEqual([]);
  });
});
