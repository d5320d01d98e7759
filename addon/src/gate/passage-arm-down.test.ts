import { describe, expect, it } from 'vitest';
import { WITH_BEAM, lane } from './passages-under-test.ts';

describe('a vehicle before an arm that is down', () => {
  it('that goes on nevertheless has forced its way, and is counted', () => {
    const gate = lane(WITH_BEAM).sees('+outside', '+beam');
    expect([gate.phases(), gate.needed(), gate.toRead()]).toEqual([[['in', 'arriving']], false, ['in']]);
    gate.sees('+inside', '-outside').after(500);
    expect([gate.phases(), gate.needed(), gate.toRead()]).toEqual([[['in', 'crossing']], false, []]);
    gate.sees('-beam', '-inside').after(500);
    expect(gate.ended()).toMatchObject([{ outcome: 'forced', inferred: false }]);
    expect(gate.ends()).toEqual([['forced', 'in', null]]);
  });

  it('has not forced its way when it was let in, or the arm was up meanwhile', () => {
    const entered = lane(WITH_BEAM).knows('KA1', 'open').sees('+outside').reads('KA1');
    entered.sees('+beam', '+inside', '-outside', '-beam', '-inside').after(500);
    expect(entered.ends()).toEqual([['entered', 'in', 'KA1']]);
    const tailgated = lane(WITH_BEAM).sees('+outside', '+beam').barrier('opening').barrier('closed');
    tailgated.sees('+inside', '-outside', '-beam', '-inside').after(500);
    expect(tailgated.ends()).toEqual([['tailgated', 'in', null]]);
  });

  it('is under way as soon as the arm is not down any more, and not before', () => {
    const gate = lane(WITH_BEAM).sees('+outside', '+beam').barrier('closed');
    expect([gate.phases(), gate.toRead()]).toEqual([[['in', 'arriving']], ['in']]);
    gate.barrier('opening');
    expect([gate.phases(), gate.toRead()]).toEqual([[['in', 'crossing']], []]);
  });

  it('that is refused with its nose in the beam is refused, not reversed', () => {
    const gate = lane(WITH_BEAM).sees('+outside', '+beam').reads('XX1');
    expect(gate.phases()).toEqual([['in', 'decided']]);
    gate.sees('-beam', '-outside').after(500);
    expect(gate.ends()).toEqual([['refused', null, 'XX1']]);
    const walked = lane(WITH_BEAM)
      .sees('+outside')
      .reads('XX1')
      .sees('+beam', '-outside', '-beam')
      .after(5_000);
    expect(walked.ends()).toEqual([['refused', null, 'XX1']]);
  });

  it('and is let in then, drives in', () => {
    const gate = lane(WITH_BEAM).knows('KA1', 'open').sees('+outside', '+beam').reads('KA1').barrier('open');
    gate.sees('+inside', '-outside', '-beam', '-inside').after(500);
    expect(gate.ends()).toEqual([['entered', 'in', 'KA1']]);
  });

  it('does not keep the one beyond it, who wants to leave, waiting', () => {
    const gate = lane(WITH_BEAM).sees('+outside', '+beam', '+inside');
    expect(gate.needed()).toBe(false);
    expect(gate.wakesAt()).toBe(gate.now() - 600 + 600 + 4_000);
    gate.after(4_000);
    expect([gate.phases(), gate.needed()]).toEqual([
      [
        ['in', 'arriving'],
        ['out', 'opening'],
      ],
      true,
    ]);
  });

  it('is forced also by one that is first seen in the beam, since the sensor before it is dead', () => {
    const gate = lane(WITH_BEAM)
      .sensor('outside', 'unknown')
      .sees('+beam', '+inside', '-beam', '-inside')
      .after(500);
    expect(gate.ended()).toMatchObject([{ outcome: 'forced', direction: 'in', inferred: true }]);
  });

  it('is tailgated by such a one when the arm is up for somebody else', () => {
    const gate = lane(WITH_BEAM).sensor('outside', 'unknown').barrier('open');
    gate.sees('+beam', '+inside', '-beam', '-inside').after(500);
    expect(gate.ended()).toMatchObject([{ outcome: 'tailgated', direction: 'in', inferred: true }]);
  });
});
