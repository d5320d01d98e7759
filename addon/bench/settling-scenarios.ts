import type { Scenario } from './settling-score.ts';
import { ASSUMED_RATES } from './simulated-passage.ts';
import type { ErrorRates } from './simulated-passage.ts';

export interface NamedScenario extends Scenario {
  readonly name: string;
}

const STRANGERS: Scenario = {
  rates: ASSUMED_RATES,
  knowsRegion: true,
  known: 0,
  vehicles: 'strangers',
  isOneSeries: false,
};
const KNOWN: Scenario = { ...STRANGERS, known: 200, vehicles: 'known' };
const UNWITNESSED: ErrorRates = { ...ASSUMED_RATES, witness: null };

/** The kinds of passages that are simulated, the assumed ones and those that would be worse or better. */
export const SCENARIOS: readonly NamedScenario[] = [
  { name: 'strangers', ...STRANGERS },
  { name: 'strangers, no region set', ...STRANGERS, knowsRegion: false },
  { name: 'strangers, shared mistakes half as often', ...STRANGERS, rates: withShared(0.5) },
  { name: 'strangers, shared mistakes twice as often', ...STRANGERS, rates: withShared(2) },
  { name: 'strangers, mistakes in every frame', ...STRANGERS, rates: withPersistence(1) },
  { name: 'strangers where 200 are known', ...STRANGERS, known: 200 },
  { name: 'strangers of the series of 50 known', ...STRANGERS, known: 50, isOneSeries: true },
  { name: 'known vehicles', ...KNOWN },
  { name: 'known vehicles, 50 of one series', ...KNOWN, known: 50, isOneSeries: true },
  { name: 'known vehicles, no witness', ...KNOWN, rates: UNWITNESSED },
  { name: 'strangers, no witness', ...STRANGERS, rates: UNWITNESSED },
  { name: 'strangers, no witness, no region set', ...STRANGERS, knowsRegion: false, rates: UNWITNESSED },
];

function withShared(times: number): ErrorRates {
  const { witness } = ASSUMED_RATES;
  return { ...ASSUMED_RATES, witness: witness && { ...witness, shared: witness.shared * times } };
}

function withPersistence(persistence: number): ErrorRates {
  const { witness } = ASSUMED_RATES;
  return { ...ASSUMED_RATES, persistence, witness: witness && { ...witness, persistence } };
}
