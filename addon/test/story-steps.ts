/** What people do at a site over HTTP, step by step, and what they are told. */
import { expect } from 'vitest';
import type { PassagePage } from '../src/contract/api.ts';
import type { PermitView } from '../src/contract/permits.ts';
import type { ReasonRule } from '../src/contract/reasons.ts';
import type { Policy, Rules, RulesView } from '../src/contract/rules.ts';
import type { DecisionView, PassageView } from '../src/contract/site-view.ts';
import type { HttpAnswer, SiteOverHttp } from './site-over-http.ts';

/** More than reading, deciding, writing and raising the arm take. */
export const ANSWER_MS = 6_000;

export async function must(answer: Promise<HttpAnswer>, status: number): Promise<unknown> {
  const { status: was, text, body } = await answer;
  expect(was, text).toBe(status);
  return body;
}

export async function makePermit(site: SiteOverHttp, wish: object): Promise<PermitView> {
  return (await must(site.ask('POST', 'api/permits', wish), 201)) as PermitView;
}

export async function changeRules(site: SiteOverHttp, change: (rules: Rules) => Rules): Promise<void> {
  const { version, rules } = (await must(site.ask('GET', 'api/rules'), 200)) as RulesView;
  await must(site.ask('PUT', 'api/rules', { version, rules: change(rules) }), 200);
}

export function withPolicy(policy: Partial<Policy>, group: string | null = null): (rules: Rules) => Rules {
  return (rules) => ({ ...rules, policies: [...rules.policies, { group, gate: null, policy }] });
}

export async function newest(site: SiteOverHttp): Promise<PassageView> {
  const { passages } = (await must(site.ask('GET', 'api/passages'), 200)) as PassagePage;
  const [passage] = passages;
  if (passage === undefined) throw new Error('there was no passage');
  return passage;
}

export function rulesOf(decision: DecisionView | null): readonly ReasonRule[] {
  return decision?.reasons.map(({ rule }) => rule) ?? [];
}

/** Comes to the gate and is answered; goes through when the arm is up, else turns away. */
export async function comes(
  site: SiteOverHttp,
  plate: string | null,
  direction: 'in' | 'out' = 'in',
): Promise<PassageView> {
  await site.arrives('main', direction, plate);
  await site.pass(ANSWER_MS);
  if (site.position('main') === 'open') await site.goesThrough('main', direction);
  else await site.turnsAway('main', direction);
  await site.pass(ANSWER_MS);
  return await newest(site);
}
