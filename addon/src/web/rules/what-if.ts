import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { isEachOnce } from '../../access/each-once.ts';
import { permitFaults } from '../../access/permits/permit-faults.ts';
import type { Permit } from '../../access/permits/permit.ts';
import { A_PLATE } from '../../access/permits/written-plate.ts';
import { rulesSchema } from '../../access/rules-schema.ts';
import { whatIf } from '../../access/what-if.ts';
import type { NewPermit } from '../../contract/permits.ts';
import { EVIDENCE_KINDS } from '../../contract/rules.ts';
import type { WhatIf, WhatIfView } from '../../contract/what-if.ts';
import { DIRECTIONS, SITE_PARTS } from '../../contract/words.ts';
import { countField } from '../fields/count-field.ts';
import { instantField, instantOrNull } from '../fields/instant-field.ts';
import { plateField } from '../fields/plate-field.ts';
import { refusal } from '../http-errors.ts';
import { LARGEST_DRAFT_BYTES } from '../largest-bodies.ts';
import type { LiveSite } from '../live-site.ts';
import { parseBody } from '../parse-input.ts';
import { faultSentence } from '../permits/fault-sentence.ts';
import { newPermitOf } from '../permits/new-permit.ts';
import { newPermit } from '../permits/permit-body.ts';
import { unknownNamesInRules } from './unknown-names.ts';

const MOST_DRAFT_PERMITS = 20;
const READINGS = ['settled', 'tentative', 'unreadable'] as const;

/** Stands for the hash of a draft's code, which nobody types. */
const HASH_OF_A_DRAFT = 'draft';

const wordsOnce = <const Word extends string>(words: readonly Word[]) => {
  const error = `a list of ${words.join(', ')}, each at most once`;
  return z.array(z.enum(words, { error }), { error }).refine(isEachOnce, { error });
};

const permitsAllowed = `a list of at most ${MOST_DRAFT_PERMITS} permits`;

const question = z.strictObject({
  plate: plateField(A_PLATE),
  gate: z.string({ error: 'the id of a gate' }).max(100, { error: 'the id of a gate' }),
  direction: z.enum(DIRECTIONS, { error: `one of ${DIRECTIONS.join(', ')}` }).exactOptional(),
  at: instantField().exactOptional(),
  reading: z.enum(READINGS, { error: `one of ${READINGS.join(', ')}` }).exactOptional(),
  evidence: wordsOnce(EVIDENCE_KINDS).exactOptional(),
  down: wordsOnce(SITE_PARTS).exactOptional(),
  occupied: countField(0, 100_000).exactOptional(),
  insideSince: instantOrNull.exactOptional(),
  rules: rulesSchema.exactOptional(),
  permits: z
    .array(newPermit, { error: permitsAllowed })
    .max(MOST_DRAFT_PERMITS, { error: permitsAllowed })
    .exactOptional(),
} satisfies Record<keyof WhatIf, z.ZodType>);

export interface WhatIfRouteOptions {
  readonly site: Pick<LiveSite, 'accessNow'>;
}

/** `POST /api/what-if`. */
export function addWhatIfRoute(app: FastifyInstance, { site }: WhatIfRouteOptions): void {
  app.post('/api/what-if', { bodyLimit: LARGEST_DRAFT_BYTES }, (request): WhatIfView => {
    const ask = parseBody(question, request.body);
    const now = site.accessNow();
    const gates = now.gates.map(({ id }) => id);
    const groups = (ask.rules ?? now.rules).groups.map(({ id }) => id);
    const complaints = [
      ...(ask.rules === undefined ? [] : within('rules', unknownNamesInRules(ask.rules, gates))),
      ...(ask.permits ?? []).flatMap((wish, index) => {
        const faults = permitFaults(draftOf(wish, ''), null, { gates, groups, otherCodes: [] });
        const sentences = faults.map((fault) => faultSentence(fault, { gates, groups }));
        return within(`permits.${index}`, sentences);
      }),
    ];
    if (complaints.length > 0) throw refusal('bad-body', { message: complaints.join(' ') });
    const answer = whatIf(ask, now, draftOf);
    if (!('why' in answer)) return { decision: answer };
    throw answer.why === 'no-such-gate'
      ? refusal('bad-body', {
          message: `gate cannot be ${JSON.stringify(ask.gate)}; it must be one of ${gates.join(', ')}.`,
        })
      : refusal('bad-body', {
          message: `plate cannot be ${JSON.stringify(ask.plate)}; it must be ${A_PLATE}.`,
        });
  });
}

function draftOf(wish: NewPermit, id: string): Permit {
  return newPermitOf(wish, id, HASH_OF_A_DRAFT);
}

function within(name: string, sentences: readonly string[]): readonly string[] {
  return sentences.map((sentence) => `${name}.${sentence}`);
}
