import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { withFolder } from '../test/site-under-test.ts';
import { programOptions } from './program-arguments.ts';

const DEMONSTRATION = {
  site: { capacity: 8 },
  gates: [{ id: 'main', name: 'Main gate', sensors: ['outside' as const, 'inside' as const] }],
  simulation: { speed: 4 },
};

const optionsOf = (args: readonly string[], environment: Record<string, string> = {}) =>
  programOptions(args, environment, DEMONSTRATION);

describe('the options of a run', () => {
  it('are those of the demonstration when nothing is said', async () => {
    expect(await optionsOf([])).toMatchObject({ site: { capacity: 8 }, simulation: { speed: 4, seed: 1 } });
  });

  it('are changed by the command line and by PORT', async () => {
    const args = ['--seed', '7', '--speed', '60', '--time-zone', 'Asia/Kolkata', '--data', 'elsewhere'];
    expect(await optionsOf(args, { PORT: '9000' })).toMatchObject({
      site: { timeZone: 'Asia/Kolkata', capacity: 8 },
      simulation: { seed: 7, speed: 60 },
      web: { port: 9000 },
      dataFolder: 'elsewhere',
    });
  });

  it('come from a file when one is named', async () => {
    await withFolder(async (folder) => {
      const file = join(folder, 'site.json');
      await writeFile(file, JSON.stringify({ ...DEMONSTRATION, site: { capacity: 3, name: 'Yard' } }));
      expect(await optionsOf(['--config', file])).toMatchObject({ site: { capacity: 3, name: 'Yard' } });
    });
  });

  it('are not needed by who asks for help', async () => {
    expect(await optionsOf(['--help'])).toBe('help');
  });

  it.each([
    ['an argument that is none', ['--colour', 'red'], {}, /--colour[^]*Usage/],
    ['a speed that is no number', ['--speed', 'fast'], {}, /simulation\.speed cannot be "fast"/],
    ['a port that is no number', [], { PORT: 'http' }, /web\.port cannot be "http"/],
    ['an app without options', [], { SUPERVISOR_TOKEN: 'token' }, /cannot be read.*\/data\/options\.json/],
    ['a file that is not there', ['--config', '/nowhere/site.json'], {}, /cannot be read.*site\.json/],
  ])('are refused for %s', async (_, args, environment, message) => {
    await expect(optionsOf(args, environment)).rejects.toThrow(message);
  });

  it('are refused for a file that is not JSON, or no object', async () => {
    await withFolder(async (folder) => {
      const file = join(folder, 'site.json');
      await writeFile(file, 'site: {}');
      await expect(optionsOf(['--config', file])).rejects.toThrow(/site\.json is not JSON/);
      await writeFile(file, '[]');
      await expect(optionsOf(['--config', file, '--seed', '1'])).rejects.toThrow(/must be an object/);
    });
  });
});
