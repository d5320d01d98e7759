import { describe, expect, it } from 'vitest';
import { UserError } from './errors.ts';
import { parseOptions } from './options.ts';

const GATE = { id: 'main', name: 'Main gate', sensors: ['outside', 'inside'] };
const SMALLEST = { site: { capacity: 4 }, gates: [GATE], simulation: {} };

/** The lines of the complaint about some options. */
function complaints(input: unknown): readonly string[] {
  try {
    parseOptions(input, 'site.json');
  } catch (error) {
    if (error instanceof UserError) return error.message.split('\n').map((line) => line.trim());
    throw error;
  }
  throw new Error('the options were accepted');
}

describe('the options of the program', () => {
  it('have a default for all but the capacity, the gates and what stands in for hardware', () => {
    const options = parseOptions(SMALLEST, 'site.json');
    expect(options).toMatchObject({
      site: { name: 'Parking', regions: [], slots: [] },
      gates: [{ directionRule: 'both', clearMs: 2_000 }],
      reader: { kind: 'plates', witness: true },
      web: { host: '127.0.0.1', port: 8099 },
      dataFolder: 'data',
    });
    expect(options.site.timeZone).toBe(Intl.DateTimeFormat().resolvedOptions().timeZone);
  });

  it('are frozen through and through', () => {
    const options = parseOptions(SMALLEST, 'site.json');
    expect(Object.isFrozen(options)).toBe(true);
    expect(Object.isFrozen(options.gates[0]?.sensors)).toBe(true);
  });

  it('are complained about all at once, each by name, value and what is allowed', () => {
    const lines = complaints({
      site: { capacity: -1, timeZone: 'Mars/Olympus', regions: ['DE', 'UK'] },
      gates: [{ ...GATE, sensors: [], travelMs: 'slow' }],
      web: { port: 99_999 },
      simulation: { speed: 100 },
      colour: 'red',
    });
    expect(lines[0]).toBe('site.json cannot be used:');
    expect(lines.slice(1)).toEqual([
      'site.timeZone cannot be "Mars/Olympus"; it must be an IANA time zone, for example Europe/Berlin or Asia/Kolkata.',
      'site.regions.1 cannot be "UK"; it must be the code of a region whose plates are known, perhaps GB (United Kingdom).',
      'site.capacity cannot be -1; it must be a whole number from 1 to 100000.',
      'gates.0.sensors cannot be []; it must be at least one of outside, beam, inside.',
      'gates.0.travelMs cannot be "slow"; it must be milliseconds from 500 to 120000.',
      'web.port cannot be 99999; it must be a whole number from 0 to 65535.',
      'simulation.speed cannot be 100; it must be a number from 0.1 to 60.',
      'There is no colour.',
    ]);
  });

  it.each([
    ['nothing', undefined, /^It must be an object with site, gates/],
    ['a list', [], /^It must be an object/],
    ['two gates of one id', { ...SMALLEST, gates: [GATE, GATE] }, /^gates cannot be .*different ids/],
    [
      'two slots of one id',
      {
        ...SMALLEST,
        site: {
          capacity: 4,
          slots: [
            { id: 'a', name: 'A' },
            { id: 'a', name: 'B' },
          ],
        },
      },
      /^site\.slots cannot be .*different ids/,
    ],
    ['a sensor twice', { ...SMALLEST, gates: [{ ...GATE, sensors: ['beam', 'beam'] }] }, /each place once/],
    [
      'a camera of no kind',
      { ...SMALLEST, gates: [{ ...GATE, cameras: { in: { kind: 'pinhole' } } }] },
      /http-snapshot/,
    ],
    [
      'an option of a camera that is none',
      { ...SMALLEST, gates: [{ ...GATE, cameras: { in: { kind: 'simulated', zoom: 2 } } }] },
      /^There is no gates\.0\.cameras\.in\.zoom\./,
    ],
  ])('refuse %s', (_, input, complaint) => {
    expect(complaints(input).slice(1)).toEqual([expect.stringMatching(complaint)]);
  });

  it('tell what became of a reader that the program had before', () => {
    const [, complaint] = complaints({ ...SMALLEST, reader: { kind: 'tesseract' } });
    expect(complaint).toMatch(/^reader\.kind cannot be "tesseract"; it must be plates.*bench:plates\.$/);
  });

  it('name the folder of networks that somebody brings, and only then', () => {
    const reader = { kind: 'bring-your-own', models: '/share/plates' };
    expect(parseOptions({ ...SMALLEST, reader }, 'site.json').reader).toEqual({
      ...reader,
      witness: true,
      remotes: [],
    });
    const folder = /folder of the networks where reader\.kind is bring-your-own/;
    for (const wrong of [{ kind: 'bring-your-own' }, { models: '/share/plates' }]) {
      expect(complaints({ ...SMALLEST, reader: wrong })[1]).toMatch(folder);
    }
  });

  it('are complained about together: two gates of one id, and what else is wrong with one of them', () => {
    const wrong = { ...SMALLEST, gates: [GATE, { ...GATE, travelMs: 'slow' }] };
    expect(complaints(wrong).slice(1)).toHaveLength(2);
  });

  it('never repeat a secret that is wrong', () => {
    const camera = { kind: 'mjpeg', url: 'rtsp://ada:hunter2@camera/' };
    const wrong = {
      ...SMALLEST,
      gates: [{ ...GATE, cameras: { in: camera } }],
      web: { password: 'hunter2' },
    };
    expect(complaints(wrong)).toHaveLength(3);
    expect(complaints(wrong).join()).not.toContain('hunter2');
  });
});
