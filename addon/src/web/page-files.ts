import staticFiles from '@fastify/static';
import type { FastifyInstance } from 'fastify';

/** `GET /*`: the page. Its files keep their names from version to version, so browsers ask whether they changed. */
export async function addPageFiles(
  app: FastifyInstance,
  { pageFolder }: { readonly pageFolder: string },
): Promise<void> {
  await app.register(staticFiles, {
    root: pageFolder,
    dotfiles: 'ignore',
    cacheControl: false,
    setHeaders: (reply) => {
      reply.header('cache-control', 'no-cache');
    },
  });
}
