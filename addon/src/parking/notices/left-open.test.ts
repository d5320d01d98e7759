import { expect, it } from 'vitest';
import { UNKNOWN_BARRIER } from '../../gate/barrier.ts';
import type { Barrier } from '../../gate/barrier.ts';
import { leftOpen } from './left-open.ts';

const NOW = 600_000;
const look = (isTold: boolean, said: Partial<Barrier>): boolean => {
  const barrier: Barrier = { ...UNKNOWN_BARRIER, position: 'open', openSince: 0, ...said };
  const gates = [{ id: 'main', barrier, options: { leftOpenMs: 300_000 } }];
  return leftOpen(gates, () => isTold, NOW).length > 0;
};

it.each<[string, boolean, boolean, Partial<Barrier>]>([
  ['up for longer than it should', true, false, {}],
  ['up for exactly as long as it may', true, false, { openSince: 300_000 }],
  ['up for not so long', false, false, { openSince: 300_001 }],
  ['held open by a person', false, false, { heldOpenBy: 'Ana' }],
  ['held open by a person since it was told', false, true, { heldOpenBy: 'Ana' }],
  ['open in an emergency since it was told', false, true, { emergencyBy: 'Ana' }],
  ['told, and counted anew after a restart', true, true, { openSince: NOW }],
  ['told, and nobody knows after a restart', true, true, { position: 'unknown', openSince: null }],
  ['told, and on its way down', true, true, { position: 'closing', openSince: NOW }],
  ['told, and down', false, true, { position: 'closed', openSince: null }],
])('an arm %s: %s', (_arm, due, isTold, said) => {
  expect(look(isTold, said)).toBe(due);
});

it('names the gate', () => {
  const gate = (id: string, openSince: number) => ({
    id,
    barrier: { ...UNKNOWN_BARRIER, position: 'open', openSince } as const,
    options: { leftOpenMs: 300_000 },
  });
  expect(leftOpen([gate('a', NOW), gate('b', 0)], () => false, NOW)).toEqual([
    { subject: { kind: 'left-open', gateId: 'b' }, pictureId: null },
  ]);
});
