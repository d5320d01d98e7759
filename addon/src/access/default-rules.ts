import { BUILT_IN_GROUPS } from '../contract/rules.ts';
import type { Group, Rules } from '../contract/rules.ts';

const NAMES: Record<(typeof BUILT_IN_GROUPS)[number], string> = {
  resident: 'Residents',
  staff: 'Staff',
  visitor: 'Visitors',
  contractor: 'Contractors',
};

/** The rules of a site whose rules nobody has changed. */
export const DEFAULT_RULES: Rules = {
  groups: BUILT_IN_GROUPS.map((id): Group => ({ id, name: NAMES[id] })),
  night: { from: '22:00', to: '06:00' },
  holidays: [],
  visitors: null,
  policies: [],
  outages: { reader: { answer: 'ask', hours: null }, camera: { answer: 'ask', hours: null } },
};
