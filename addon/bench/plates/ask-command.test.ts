import { describe, expect, it } from 'vitest';
import { askCommand } from './ask-command.ts';
import type { ContestantResult } from './answers.ts';
import { photoOf } from './fixtures.ts';

const PHOTOS = [photoOf('1.jpg'), photoOf('2.jpg')];

/** Runs a line of JavaScript as the installed program; `paths` are those that it was sent. */
function ask(script: string): Promise<ContestantResult> {
  const program = `const paths = require('node:fs').readFileSync(0, 'utf8').trim().split('\\n'); ${script}`;
  const quoted = `'${program.replaceAll("'", "'\\''")}'`;
  return askCommand({ name: 'another', command: `"${process.execPath}" -e ${quoted}` }, PHOTOS);
}

describe('an installed program', () => {
  it('gets the paths and is judged by its lines, in whatever order; what it does not name could not be opened', async () => {
    const line = `{ image: paths[1], plates: [{ text: 'ab 12', box: [1, 2, 3, 4], confidence: 1 }], ms: 7, cpu_ms: 5 }`;
    expect(await ask(`console.log(JSON.stringify(${line})); process.exitCode = 1`)).toEqual({
      ok: true,
      answers: {
        contestant: 'another',
        kind: 'reader',
        startMs: null,
        peakMb: null,
        photos: [
          { plates: null, cpuMs: null, wallMs: null },
          {
            plates: [{ text: 'AB12', box: { x: 1, y: 2, w: 3, h: 4 }, candidates: [] }],
            cpuMs: 5,
            wallMs: 7,
          },
        ],
      },
    });
  });

  it('that answers something else is named with what it said', async () => {
    expect(await ask(`console.log('plates: none')`)).toEqual({
      ok: false,
      reason: 'it printed something else than an answer: plates: none',
    });
  });

  it('that answers nothing is named with its last words', async () => {
    const result = await ask(`console.error('loading'); console.error('no model'); process.exit(3)`);
    expect(result).toEqual({ ok: false, reason: 'it answered nothing. no model' });
  });

  it('that is not there is named', async () => {
    const result = await askCommand({ name: 'another', command: 'no-such-program-anywhere' }, PHOTOS);
    expect(result).toMatchObject({
      ok: false,
      reason: expect.stringContaining('no-such-program-anywhere') as string,
    });
  });
});
