import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plateReadingOf } from '../../test/plate-reading.ts';
import type { Reading } from './reading.ts';
import { settle } from './settle.ts';

/** A frame at `takenAt` in which a reader saw `text`, or no plate. */
function reading(takenAt: number, text: string | null, confidence = 0.9, reader = 'eye'): Reading {
  const plates = text === null ? [] : [plateReadingOf(text, confidence)];
  return { takenAt, plates, reader, wallMs: 1, cpuMs: 1 };
}

describe('readings of one vehicle', () => {
  it('settle when two frames agree', () => {
    expect(settle([reading(1, 'KA1'), reading(2, null), reading(3, 'KA1')])).toEqual({
      state: 'settled',
      plate: 'KA1',
      frames: 2,
      readers: ['eye'],
    });
  });

  it('do not settle by one frame, however sure it is', () => {
    expect(settle([reading(1, 'KA1', 1)])).toEqual({ state: 'tentative', best: 'KA1', frames: 1 });
  });

  it('do not settle by two readers on the same frame', () => {
    const settlement = settle([reading(1, 'KA1', 0.9, 'eye'), reading(1, 'KA1', 0.9, 'other eye')]);
    expect(settlement.state).toBe('tentative');
  });

  it('do not settle while another text is close behind', () => {
    const split = [reading(1, 'KA1'), reading(2, 'KA7'), reading(3, 'KA1')];
    expect(settle(split).state).toBe('tentative');
    expect(settle([...split, reading(4, 'KA1')])).toMatchObject({ state: 'settled', plate: 'KA1' });
  });

  it('settle only while the newest frame is a witness', () => {
    const agreed = [reading(1, 'KA1'), reading(2, 'KA1'), reading(3, 'KA1')];
    expect(settle([...agreed, reading(4, null)]).state).toBe('tentative');
    expect(settle([...agreed, reading(4, 'XX9')]).state).toBe('tentative');
    expect(settle([...agreed, reading(4, null), reading(5, 'KA1')])).toMatchObject({ plate: 'KA1' });
  });

  it('forget the vehicle before: another one is settled after a few frames, however long the first stood there', () => {
    const first = Array.from({ length: 60 }, (_, at) => reading(at, 'KA1'));
    const second = Array.from({ length: 5 }, (_, at) => reading(60 + at, 'XX9'));
    expect(settle([...first, ...second])).toMatchObject({ state: 'settled', plate: 'XX9' });
  });

  it('say how many frames showed nothing', () => {
    expect(settle([reading(1, null), reading(2, null)])).toEqual({ state: 'nothing', frames: 2 });
    expect(settle([])).toEqual({ state: 'nothing', frames: 0 });
  });

  it('settle on the same whatever their order', () => {
    const anyReading = fc
      .tuple(fc.nat(30), fc.option(fc.constantFrom('KA1', 'KA7', 'XX9')), fc.constantFrom(0.5, 0.9))
      .map(([at, text, confidence]) => reading(at, text, confidence));
    fc.assert(
      fc.property(fc.array(anyReading, { maxLength: 12 }), (readings) => {
        const forwards = settle(readings);
        const backwards = settle(readings.toReversed());
        expect(backwards.state).toBe(forwards.state);
        if (forwards.state === 'settled') expect(backwards).toMatchObject({ plate: forwards.plate });
      }),
    );
  });
});
