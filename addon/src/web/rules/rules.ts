import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { rulesInForce } from '../../access/rules-in-force.ts';
import { rulesSchema } from '../../access/rules-schema.ts';
import type { Rules, RulesView } from '../../contract/rules.ts';
import type { Store } from '../../store/store.ts';
import { BY_PAGE } from '../by-page.ts';
import type { Changes } from '../changes.ts';
import { countField } from '../fields/count-field.ts';
import { refusal } from '../http-errors.ts';
import { LARGEST_RULES_BYTES } from '../largest-bodies.ts';
import type { LiveSite } from '../live-site.ts';
import { parseBody } from '../parse-input.ts';
import { unknownNamesInRules } from './unknown-names.ts';

const rulesChange = z.strictObject({
  version: countField(0, Number.MAX_SAFE_INTEGER),
  rules: rulesSchema,
} satisfies Record<keyof RulesView, z.ZodType>);

export interface RulesRouteOptions {
  readonly site: Pick<LiveSite, 'accessNow' | 'rulesChanged'>;
  readonly store: Pick<Store, 'parkingSettings' | 'permits' | 'rules'>;
  readonly changes: Changes;
}

/** `GET` and `PUT /api/rules`. */
export function addRulesRoutes(app: FastifyInstance, { site, store, changes }: RulesRouteOptions): void {
  app.get('/api/rules', async (): Promise<RulesView> => rulesInForce(await store.rules.current()));

  app.put('/api/rules', { bodyLimit: LARGEST_RULES_BYTES }, (request): Promise<RulesView> => {
    const { version, rules } = parseBody(rulesChange, request.body);
    return changes(async () => {
      const { gates, now } = site.accessNow();
      const unknown = unknownNamesInRules(
        rules,
        gates.map(({ id }) => id),
      );
      if (unknown.length > 0) throw refusal('bad-body', { message: unknown.join(' ') });
      const before = rulesInForce(await store.rules.current());
      if (before.version !== version) throw refusal('rules-changed');
      const removed = removedGroups(before.rules, rules);
      await assertNobodyIsOf(removed, store);
      await assertNoStayIsOf(removed, store);
      const newVersion = await store.rules.save(rules, { version, at: now, by: BY_PAGE });
      if (newVersion === null) throw refusal('rules-changed');
      await site.rulesChanged();
      return { version: newVersion, rules };
    });
  });
}

function removedGroups(before: Rules, after: Rules): ReadonlySet<string> {
  const kept = new Set(after.groups.map(({ id }) => id));
  return new Set(before.groups.flatMap(({ id }) => (kept.has(id) ? [] : [id])));
}

/** A group goes when nobody is of it any more: of a permit whose group is gone nobody could say how it is answered. */
async function assertNobodyIsOf(
  removed: ReadonlySet<string>,
  { permits }: Pick<Store, 'permits'>,
): Promise<void> {
  if (removed.size === 0) return;
  const all = await permits.all();
  for (const id of removed) {
    const count = all.filter(({ group }) => group === id).length;
    if (count === 0) continue;
    throw refusal('group-in-use', {
      message: `The group "${id}" has ${count} ${count === 1 ? 'permit' : 'permits'}. Give them another group first.`,
    });
  }
}

/** Else nobody could save the settings of the parking place without finding out first which of their rows is of no use. */
async function assertNoStayIsOf(
  removed: ReadonlySet<string>,
  { parkingSettings }: Pick<Store, 'parkingSettings'>,
): Promise<void> {
  if (removed.size === 0) return;
  const { overstay = [] } = (await parkingSettings.current())?.settings ?? {};
  const group = overstay.map((row) => row.group).find((id) => id !== null && removed.has(id));
  if (group === undefined) return;
  throw refusal('group-in-use', {
    message: `The group "${group}" has a longest stay in the settings of the parking place. Take that away first.`,
  });
}
