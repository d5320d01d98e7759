import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { PersonPresence, PersonView } from '../contract/api.ts';
import { refusal } from './http-errors.ts';
import type { LiveSite } from './live-site.ts';
import { parseBody } from './parse-input.ts';
import { personField } from './fields/person-field.ts';

const personPresence = z.strictObject({
  near: z.boolean({ error: 'true or false' }),
} satisfies Record<keyof PersonPresence, z.ZodType>);

/** `GET /api/people` and `PUT /api/people/:person/presence`. */
export function addPeopleRoutes(
  app: FastifyInstance,
  { site }: { readonly site: Pick<LiveSite, 'people' | 'personIs'> },
): void {
  app.get('/api/people', (): readonly PersonView[] => site.people());

  app.put<{ Params: { readonly person: string } }>('/api/people/:person/presence', (request, reply) => {
    const { near } = parseBody(personPresence, request.body);
    const person = personField.safeParse(request.params.person);
    if (!person.success) {
      throw refusal('bad-request', {
        message: `The address must name ${person.error.issues[0]?.message ?? 'a person'}.`,
      });
    }
    site.personIs(person.data, near);
    return reply.code(204).send();
  });
}
