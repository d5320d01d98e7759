import type {
  AnswerByHours,
  Group,
  OutageRules,
  Policy,
  PolicyRow,
  Rules,
  VisitorsMode,
} from '../../src/contract/rules.ts';
import type { Holiday, Hours } from '../../src/contract/schedule.ts';

/** One thing that rules say, and that a person changes on its own. */
export type Setting =
  | { readonly of: 'group'; readonly group: Group }
  | { readonly of: 'night'; readonly night: Hours }
  | { readonly of: 'holiday'; readonly holiday: Holiday }
  | { readonly of: 'visitors'; readonly visitors: VisitorsMode | null }
  | {
      readonly of: 'policy';
      readonly group: string | null;
      readonly gate: string | null;
      readonly name: keyof Policy;
      readonly policy: Partial<Policy>;
    }
  | {
      readonly of: 'outage';
      readonly part: keyof OutageRules;
      readonly answer: AnswerByHours<'ask' | 'refuse' | 'let-in'>;
    };

export const POLICY_NAMES = [
  'unknownPlate',
  'hours',
  'fullSite',
  'placesTaken',
  'alreadyInside',
  'exit',
  'evidence',
] as const satisfies readonly (keyof Policy)[];

/** The same for a setting in each version of the rules. */
export function settingKey(setting: Setting): string {
  switch (setting.of) {
    case 'group':
      return `group ${setting.group.id}`;
    case 'holiday':
      return `holiday ${setting.holiday.date}`;
    case 'policy':
      return `policy ${setting.group ?? '*'} ${setting.gate ?? '*'} ${setting.name}`;
    case 'outage':
      return `outage ${setting.part}`;
    case 'night':
    case 'visitors':
      return setting.of;
  }
}

/** All that the rules say. Rows that say nothing are lost. */
export function settingsOf(rules: Rules): readonly Setting[] {
  return [
    ...rules.groups.map((group): Setting => ({ of: 'group', group })),
    { of: 'night', night: rules.night },
    ...rules.holidays.map((holiday): Setting => ({ of: 'holiday', holiday })),
    { of: 'visitors', visitors: rules.visitors },
    ...rules.policies.flatMap(settingsOfRow),
    { of: 'outage', part: 'reader', answer: rules.outages.reader },
    { of: 'outage', part: 'camera', answer: rules.outages.camera },
  ];
}

function settingsOfRow({ group, gate, policy }: PolicyRow): readonly Setting[] {
  return POLICY_NAMES.filter((name) => policy[name] !== undefined).map((name) => ({
    of: 'policy',
    group,
    gate,
    name,
    policy: only(policy, name),
  }));
}

function only(policy: Partial<Policy>, name: keyof Policy): Partial<Policy> {
  return { [name]: policy[name] };
}

/** The rules with other settings; what is said by exactly one setting stays as it was where that one is missing. */
export function withSettings(rules: Rules, settings: readonly Setting[]): Rules {
  const groups: Group[] = [];
  const holidays: Holiday[] = [];
  const rows = new Map<string, PolicyRow>();
  let { night, visitors, outages } = rules;
  for (const setting of settings) {
    switch (setting.of) {
      case 'group':
        groups.push(setting.group);
        break;
      case 'holiday':
        holidays.push(setting.holiday);
        break;
      case 'night':
        ({ night } = setting);
        break;
      case 'visitors':
        ({ visitors } = setting);
        break;
      case 'outage':
        outages = { ...outages, [setting.part]: setting.answer };
        break;
      case 'policy': {
        const { group, gate, policy } = setting;
        const key = JSON.stringify([group, gate]);
        rows.set(key, { group, gate, policy: { ...rows.get(key)?.policy, ...policy } });
        break;
      }
    }
  }
  const known = new Set(groups.map(({ id }) => id));
  return {
    groups,
    night,
    holidays: holidays.toSorted((a, b) => (a.date < b.date ? -1 : 1)),
    visitors,
    // A row may have outlived its group where two people changed the rules.
    policies: [...rows.values()].filter(({ group }) => group === null || known.has(group)),
    outages,
  };
}
