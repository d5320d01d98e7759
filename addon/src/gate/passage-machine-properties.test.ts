import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Presence, SensorPlace } from '../contract/words.ts';
import type { PassageOptions } from './passage-machine.ts';
import type { Passage } from './passage.ts';
import { WITH_BEAM, WITHOUT_BEAM, PATIENCE_MS, lane } from './passages-under-test.ts';
import { isUnderWay } from './track.ts';

describe('whatever the sensors say', () => {
  type Move = readonly [number, SensorPlace | 'barrier' | 'read' | 'held' | 'perhaps', Presence];
  const anyMove: fc.Arbitrary<Move> = fc.tuple(
    fc.oneof({ weight: 9, arbitrary: fc.nat(5_000) }, { weight: 1, arbitrary: fc.nat(PATIENCE_MS) }),
    fc.constantFrom(
      'outside',
      'beam',
      'inside',
      'outside',
      'beam',
      'inside',
      'barrier',
      'read',
      'held',
      'perhaps',
    ),
    fc.constantFrom('present', 'clear', 'present', 'clear', 'unknown'),
  );
  const anyMoves = fc.array(anyMove, { maxLength: 50, size: 'max' });

  function play(places: readonly SensorPlace[], moves: readonly Move[], extra: Partial<PassageOptions> = {}) {
    const gate = lane(places, extra).knows('KA1', 'open');
    for (const [afterMs, what, how] of moves) {
      const on = how === 'present';
      gate.after(afterMs);
      if (what === 'barrier') gate.barrier(on ? 'open' : how === 'clear' ? 'closed' : 'unknown');
      else if (what === 'held') gate.keptOpen(on);
      else if (what === 'perhaps') gate.readsPerhaps('KA');
      else if (what !== 'read') {
        if (places.includes(what)) gate.sensor(what, how);
      } else if (gate.lane().vehicles.some(({ track }) => !isUnderWay(track, places))) {
        gate.reads(on ? 'KA1' : 'XX1');
      }
    }
    return gate;
  }

  const anyLane = fc.constantFrom<readonly [readonly SensorPlace[], Partial<PassageOptions>]>(
    [WITH_BEAM, {}],
    [WITH_BEAM, { blipMs: 400, laneOrder: 'first-come' }],
    [WITHOUT_BEAM, {}],
    [WITHOUT_BEAM, { blipMs: 700, laneOrder: 'entry-first' }],
    [['outside', 'beam'], { directionRule: 'entry' }],
    [['beam', 'inside'], { directionRule: 'entry' }],
    [['outside'], { directionRule: 'entry' }],
    [['inside'], { directionRule: 'exit', blipMs: 400 }],
    [['beam'], { directionRule: 'entry' }],
    [['beam'], { directionRule: 'exit' }],
  );

  it('each passage begins once and ends once, with an outcome, after all went dark', () => {
    fc.assert(
      fc.property(anyLane, anyMoves, ([places, extra], moves) => {
        const gate = play(places, moves, extra);
        for (const place of places) gate.sensor(place, 'clear');
        gate.after(10_000).after(10_000);
        expect(gate.underWay()).toEqual([]);
        expect(gate.needed()).toBe(false);
        const begun = new Set(gate.effects.flatMap((e) => (e.kind === 'changed' ? [e.passage.id] : [])));
        const ends = gate.ended().map(({ id }) => id);
        expect(new Set(ends)).toEqual(begun);
        expect(ends).toHaveLength(begun.size);
        expect(gate.ended().every(({ outcome, endedAt }) => outcome !== null && endedAt !== null)).toBe(true);
      }),
      { numRuns: 1_000 },
    );
  });

  it('each passage is told of in the order in which it happened, and never after its end', () => {
    fc.assert(
      fc.property(anyLane, anyMoves, ([places, extra], moves) => {
        const last = new Map<string, Passage>();
        for (const effect of play(places, moves, extra).effects) {
          if (effect.kind === 'decide') {
            expect(last.get(effect.passageId)).toMatchObject({ outcome: null });
            continue;
          }
          const { passage } = effect;
          const before = last.get(passage.id);
          last.set(passage.id, passage);
          expect(passage.phase === 'clear').toBe(effect.kind === 'ended');
          expect(passage.outcome === null).toBe(effect.kind === 'changed');
          if (before === undefined) continue;
          expect(before.outcome).toBeNull();
          const { id, gateId, direction, arrivedAt } = before;
          expect(passage).toMatchObject({ id, gateId, direction, arrivedAt });
          if (before.inferred) expect(passage.inferred).toBe(true);
          if (before.decision?.verdict === 'open') expect(passage.decision).toEqual(before.decision);
        }
      }),
      { numRuns: 1_000 },
    );
  });

  it('a crossing is counted only with an outcome that crosses, and only beyond the place of arrival', () => {
    fc.assert(
      fc.property(anyLane, anyMoves, ([places, extra], moves) => {
        for (const effect of play(places, moves, extra).effects) {
          if (effect.kind !== 'ended') continue;
          const { passage, crossed } = effect;
          const crosses = ['entered', 'left', 'tailgated', 'forced'].includes(passage.outcome ?? '');
          expect(crossed !== null).toBe(crosses);
          if (crossed !== null) expect(crossed).toBe(passage.direction);
          if (passage.outcome === 'entered') expect(crossed).toBe('in');
          if (passage.outcome === 'left') expect(crossed).toBe('out');
        }
      }),
      { numRuns: 1_000 },
    );
  });

  it('nothing crosses an arm that stays down, but who forces it before the eyes of a beam', () => {
    fc.assert(
      fc.property(anyLane, anyMoves, ([places, extra], moves) => {
        const arrivals = moves.filter(([, what]) => what !== 'barrier');
        const crossings = play(places, arrivals, extra)
          .ended()
          .filter(({ outcome }) => ['entered', 'left', 'tailgated', 'forced'].includes(outcome ?? ''));
        if (places.length < 3) expect(crossings).toEqual([]);
        for (const { outcome, decision } of crossings) {
          expect(outcome === 'forced').toBe(decision?.verdict !== 'open');
          expect(outcome).not.toBe('tailgated');
        }
      }),
      { numRuns: 1_000 },
    );
  });

  it('who was let through is not held back for ever', () => {
    fc.assert(
      fc.property(anyLane, anyMoves, ([places, extra], moves) => {
        // What the sensors said last is believed, so that nobody moves any more.
        const gate = play(places, moves, extra).after(5_000);
        const waits = gate.lane().vehicles.filter(({ track }) => !isUnderWay(track, places));
        const letThrough = waits.filter(({ letThroughAt }) => letThroughAt !== null);
        expect(gate.needed() || letThrough.length === 0).toBe(true);
        if (gate.lane().vehicles.length !== waits.length) return;
        const hadTurn = new Set<string>();
        for (let turns = 0; turns < 2; turns += 1) {
          const { turn } = gate.lane();
          if (turn === null) return;
          hadTurn.add(turn.direction);
          gate.after(30_000);
        }
        if (gate.lane().turn !== null) expect(hadTurn.size).toBe(2);
      }),
      { numRuns: 1_000 },
    );
  });

  it('the machine asks to be woken only when waking it changes something', () => {
    fc.assert(
      fc.property(anyLane, anyMoves, ([places, extra], moves) => {
        const gate = play(places, moves, extra);
        const wakesAt = gate.wakesAt();
        if (wakesAt === null) return;
        const before = gate.lane();
        gate.after(Math.max(0, wakesAt - gate.now()));
        expect(gate.lane()).not.toEqual(before);
      }),
      { numRuns: 1_000 },
    );
  });
});
