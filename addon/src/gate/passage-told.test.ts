import { describe, expect, it } from 'vitest';
import type { Decision } from '../access/decision.ts';
import { decision, lane, PATIENCE_MS, WITH_BEAM, WITHOUT_BEAM } from './passages-under-test.ts';

describe('what is told of a passage while it is under way', () => {
  it('is that it is read, before anything is decided', () => {
    const gate = lane(WITH_BEAM);
    expect(gate.told(() => gate.sees('+outside'))).toMatchObject([{ phase: 'arriving' }]);
    expect(gate.told(() => gate.readsPerhaps('KA0'))).toMatchObject([{ phase: 'reading' }]);
  });

  it('is that it is read again when it goes back to where it arrived before anything is decided', () => {
    const gate = lane(WITH_BEAM).sees('+outside').barrier('open').readsPerhaps('KA0').sees('+beam');
    expect(gate.phases()).toEqual([['in', 'crossing']]);
    gate.sees('-beam').after(500);
    expect(gate.phases()).toEqual([['in', 'reading']]);
  });

  it('is the plate of one that was let pass without', () => {
    const leaves = lane(WITH_BEAM).sees('+inside');
    expect(leaves.told(() => leaves.reads('KA1'))).toMatchObject([{ plate: 'KA1', phase: 'opening' }]);
    const letIn = lane(WITH_BEAM).sees('+outside').letIn();
    expect(letIn.told(() => letIn.reads('KA1'))).toMatchObject([{ plate: 'KA1', phase: 'opening' }]);
  });

  it('is its best picture, and the one before where there is no better', () => {
    const gate = lane(WITH_BEAM).sees('+outside').reads('XX1', 'first');
    expect(gate.told(() => gate.reads('XX1', 'second'))).toMatchObject([{ pictureId: 'second' }]);
    expect(gate.told(() => gate.reads('XX1'))).toEqual([]);
    expect(gate.underWay()).toMatchObject([{ pictureId: 'second' }]);
  });

  it('is that its way is only worked out, as soon as that is so', () => {
    const gate = lane(WITHOUT_BEAM).sees('+outside').barrier('open').sees('+inside', '-outside').after(500);
    expect(gate.underWay()).toMatchObject([{ inferred: false }]);
    const [first] = gate.told(() => gate.sees('+outside'));
    expect(first).toMatchObject({ direction: 'in', phase: 'crossing', inferred: true });
  });

  it('is nothing where nothing changed', () => {
    const gate = lane(WITH_BEAM).sees('+outside').reads('XX1').readsPerhaps('KA0');
    expect(gate.told(() => gate.readsPerhaps('KA0').after(1_000).sees('-inside'))).toEqual([]);
  });
});

describe('a decision about one who waits', () => {
  const refused: Decision = decision('refuse', 'XX1', 0);

  it.each<[string, Partial<Decision>]>([
    ['the verdict', { verdict: 'ask' }],
    ['the plate', { plate: 'XX2' }],
    ['a reason', { reasons: [{ rule: 'permit-suspended', permitId: 'asha', holder: 'Asha' }] }],
    ['the number of reasons', { reasons: [...refused.reasons, ...refused.reasons] }],
  ])('is told of when it is another: %s', (_, other) => {
    const gate = lane(WITH_BEAM).sees('+outside').decides(refused);
    const decided = { ...refused, ...other, decidedAt: 9_000 };
    expect(gate.told(() => gate.decides(decided))).toMatchObject([{ decision: decided }]);
  });

  it('is the one that was told of where it is said again', () => {
    const gate = lane(WITH_BEAM).sees('+outside').decides(refused);
    expect(gate.told(() => gate.decides({ ...refused, decidedAt: 9_000 }))).toEqual([]);
    expect(gate.underWay()).toMatchObject([{ decision: { decidedAt: 0 } }]);
  });

  it('does not take back that it was let in', () => {
    const gate = lane(WITH_BEAM).sees('+outside').letIn();
    expect(gate.told(() => gate.decides(refused))).toEqual([]);
    expect([gate.phases(), gate.needed()]).toEqual([[['in', 'opening']], true]);
  });
});

describe('who is to be decided about', () => {
  it('is who was looked at anew, and nobody else', () => {
    const gate = lane(WITH_BEAM).sees('+outside').reads('XX1').barrier('open').sees('+beam', '-outside');
    expect(gate.sees('+outside').asked()).toEqual(['p1']);
    expect(gate.reads('XX2').asked()).toEqual(['p1', 'p2']);
  });

  it('is nobody whose plate is not settled, before it was tried for long enough', () => {
    const gate = lane(WITH_BEAM).sees('+outside').readsPerhaps('KA1').readsNothing().after(7_999);
    expect(gate.asked()).toEqual([]);
    expect(gate.after(1).readsPerhaps('KA1').asked()).toEqual(['p1']);
  });

  it('is nobody who was let in', () => {
    const gate = lane(WITH_BEAM).knows('KA1', 'open').sees('+outside').reads('KA1').reads('KA1');
    expect(gate.asked()).toEqual(['p1']);
  });
});

describe('a passage that ends', () => {
  it('is told of once, and nobody else with it', () => {
    const gate = lane(WITH_BEAM).sees('+outside').reads('XX1').sees('+inside', '-outside');
    expect(gate.told(() => gate.after(500))).toMatchObject([{ direction: 'in', outcome: 'refused' }]);
  });

  it('is told of as begun where it came and was given up while nobody was woken', () => {
    const gate = lane(WITHOUT_BEAM, { blipMs: 300 }).sensor('outside', 'present');
    expect(gate.told(() => gate.after(PATIENCE_MS + 300))).toMatchObject([
      { id: 'p1', arrivedAt: 300, phase: 'arriving', outcome: null },
      { id: 'p1', arrivedAt: 300, phase: 'clear', outcome: 'timed-out' },
    ]);
  });
});
