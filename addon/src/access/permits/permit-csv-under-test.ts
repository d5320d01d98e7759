import type { CsvSite } from './permit-csv.ts';
import { plainPermit } from './plain-permit.ts';

export const BERLIN = 'Europe/Berlin';

export const site = (more: Partial<CsvSite> = {}): CsvSite => {
  let made = 0;
  return {
    existing: [],
    groups: ['resident', 'staff'],
    gates: ['main', 'yard'],
    timeZone: BERLIN,
    newId: () => `new-${(made += 1)}`,
    ...more,
  };
};

export const asha = plainPermit({
  id: 'p1',
  holder: 'Asha',
  plates: ['KA01AB1234'],
  notes: 'blue',
  usesLeft: 3,
});
export const ravi = plainPermit({ id: 'p2', holder: 'Ravi', plates: ['KA02CD5678'] });
