import { describe, expect, it } from 'vitest';
import { PASSAGE_PHASES } from '../contract/words.ts';
import type { PassagePhase } from '../contract/words.ts';
import { newPassage } from '../gate/passage.ts';
import type { Passage } from '../gate/passage.ts';
import { passagesUnderWay } from './under-way.ts';

const passage = (id: string, changes: Partial<Passage> = {}): Passage => ({
  ...newPassage({ id, gateId: 'main', direction: 'in', arrivedAt: 1_000 }),
  ...changes,
});

const granted: Partial<Passage> = {
  phase: 'opening',
  plate: 'KA01AB1234',
  pictureId: 'beef',
  decision: { verdict: 'open', plate: 'KA01AB1234', permitId: 'p', decidedAt: 2_000, reasons: [] },
};

describe('passages under way', () => {
  it('are those of the vehicles in the lane, in their order, whatever else is on disk', () => {
    const written = [passage('gone'), passage('second'), passage('first')];
    const lane = [{ passage: passage('first') }, { passage: passage('second') }, { passage: passage('new') }];
    expect(passagesUnderWay(lane, written).map(({ id }) => id)).toEqual(['first', 'second', 'new']);
    expect(passagesUnderWay([], written)).toEqual([]);
  });

  it('are told as they are on disk, not as they are by now', () => {
    const onDisk = passage('p', { phase: 'reading' });
    expect(passagesUnderWay([{ passage: passage('p', granted) }], [onDisk])).toEqual([onDisk]);
    const decided = passage('p', granted);
    expect(passagesUnderWay([{ passage: { ...decided, phase: 'crossing' } }], [decided])).toEqual([decided]);
  });

  it('are told without what was decided while nothing of them is on disk', () => {
    const [told] = passagesUnderWay([{ passage: passage('p', granted) }], []);
    expect(told).toEqual(passage('p', { ...granted, phase: 'reading', decision: null }));
  });

  it.each<[PassagePhase, PassagePhase]>(
    PASSAGE_PHASES.map((phase) => [phase, phase === 'decided' || phase === 'opening' ? 'reading' : phase]),
  )('are told to be as far as the sensors and cameras show: %s is %s', (phase, told) => {
    expect(passagesUnderWay([{ passage: passage('p', { phase }) }], [])).toMatchObject([{ phase: told }]);
  });
});
