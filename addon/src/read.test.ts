import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { drawCrop, drawScene, ONE_ROW, TWO_ROWS } from './plate/plate-drawing.contract.ts';

interface Outcome {
  readonly status: number | null;
  readonly out: string;
  readonly err: string;
}

/** Calls the program as a person does, in a folder of its own. */
function read(args: readonly string[], cwd: string, input = ''): Promise<Outcome> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [join(import.meta.dirname, 'read.ts'), ...args], { cwd });
    const out: string[] = [];
    const err: string[] = [];
    child.stdout.setEncoding('utf8').on('data', (text: string) => out.push(text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => err.push(text));
    child.on('error', reject);
    child.on('close', (status) => {
      resolve({ status, out: out.join(''), err: err.join('') });
    });
    child.stdin.end(input);
  });
}

const NO_PLATE = { flaw: 'no-plate', sentence: expect.stringMatching(/^No plate was found/) as unknown };

describe('npm run read', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'read-'));
    const car = await drawScene([ONE_ROW]).jpeg().toBuffer();
    await Promise.all([
      writeFile(join(folder, 'car.jpg'), car),
      writeFile(join(folder, 'two rows.png'), await drawScene([TWO_ROWS]).png().toBuffer()),
      writeFile(join(folder, 'road.webp'), await drawScene([]).webp().toBuffer()),
      writeFile(join(folder, 'crop.jpg'), await drawCrop(ONE_ROW).jpeg().toBuffer()),
      writeFile(join(folder, 'empty.jpg'), ''),
      writeFile(join(folder, 'text.jpg'), 'this is no picture'),
      writeFile(join(folder, 'cut.jpg'), car.subarray(0, car.length / 2)),
    ]);
  });
  afterAll(async () => {
    await rm(folder, { recursive: true });
  });

  it('prints a table for people', async () => {
    const { status, out, err } = await read(['car.jpg', 'road.webp'], folder);
    expect({ status, err }).toEqual({ status: 0, err: '' });
    const [head, car, road] = out.split('\n');
    expect(head).toMatch(/^picture +plate +confidence +box +reader +ms +cpu ms$/);
    expect(car).toMatch(/^car\.jpg +NL41KH1447 +[01]\.\d+ +\d+,\d+ \d+ x \d+ +plates +\d+ +\d+$/);
    expect(road).toMatch(/^road\.webp +\(none\) +plates/);
  });

  it('prints one JSON object a line, whose shape others rely on', async () => {
    const { status, out } = await read(['--json', 'car.jpg', './two rows.png', 'road.webp'], folder);
    expect(status).toBe(0);
    const lines = out
      .trimEnd()
      .split('\n')
      .map((line): unknown => JSON.parse(line));
    expect(lines).toEqual([
      { image: 'car.jpg', plates: [plateOf(ONE_ROW.text)], ms: anyNumber, cpu_ms: anyNumber },
      { image: './two rows.png', plates: [plateOf(TWO_ROWS.text)], ms: anyNumber, cpu_ms: anyNumber },
      { image: 'road.webp', plates: [], advice: NO_PLATE, ms: anyNumber, cpu_ms: anyNumber },
    ]);
    expect(Object.keys(lines[0] as object)).toEqual(['image', 'plates', 'ms', 'cpu_ms']);
  });

  it('names each picture that cannot be opened, reads the rest and ends with 1', async () => {
    const names = ['missing.jpg', 'empty.jpg', 'text.jpg', 'cut.jpg', '.'];
    const { status, out, err } = await read(['--json', ...names, 'car.jpg'], folder);
    expect(status).toBe(1);
    expect(err.trimEnd().split('\n')).toEqual([
      'missing.jpg: There is no such file.',
      'empty.jpg: The picture has no content (0 bytes).',
      'text.jpg: This is not a picture.',
      expect.stringMatching(/^cut\.jpg: The JPEG is cut off: its end is missing after \d+ bytes\.$/),
      '.: This is a folder, not a file.',
    ]);
    expect(out.trimEnd().split('\n')).toHaveLength(1);
    expect(out).toContain(ONE_ROW.text);
  });

  it('takes paths from a file and from standard input, with Windows line ends and blank lines', async () => {
    await writeFile(join(folder, 'list.txt'), 'car.jpg\r\n\r\ntwo rows.png\r\n');
    const fromFile = await read(['--json', '--list', 'list.txt'], folder);
    const fromInput = await read(['--json', '--list', '-'], folder, '\uFEFFcar.jpg\n\ntwo rows.png');
    for (const { status, out } of [fromFile, fromInput]) {
      expect(status).toBe(0);
      expect(
        out
          .trimEnd()
          .split('\n')
          .map((line) => (JSON.parse(line) as { image: string }).image),
      ).toEqual(['car.jpg', 'two rows.png']);
    }
  });

  it('reads crops, with the reader and for the country that was asked for', async () => {
    const args = ['--crop', '--country', 'in', '--reader', 'plates', 'crop.jpg'];
    const { status, out, err } = await read(args, folder);
    expect({ status, err }).toEqual({ status: 0, err: '' });
    expect(out).toMatch(/crop\.jpg +NL41KH1447 .* plates/);
  });

  it.each([
    [['--colour', 'car.jpg'], '--colour'],
    [['--country', 'uk', 'car.jpg'], 'perhaps GB (United Kingdom)'],
    [['--reader', 'eyes', 'car.jpg'], '--reader cannot be "eyes"; it must be plates or bring-your-own'],
    [['--reader', 'paddle-ocr', 'car.jpg'], 'only measured against now, by npm run bench:plates'],
    [['--reader', 'bring-your-own', 'car.jpg'], '--models FOLDER'],
    [['--threads', 'all', 'car.jpg'], '1 to 99'],
    [[], 'at least one photo'],
  ])('says what is wrong with the call %j', async (args, message) => {
    const { status, out, err } = await read(args, folder);
    expect(status).toBe(2);
    expect(out).toBe('');
    expect(err).toContain(message);
    expect(err).not.toMatch(/^\s+at /m);
  });

  it('says so when the list cannot be read', async () => {
    const { status, err } = await read(['--json', '--list', 'no-list.txt'], folder);
    expect({ status, err }).toEqual({ status: 1, err: 'no-list.txt: There is no such file.\n' });
  });

  it('explains itself', async () => {
    const { status, out } = await read(['--help'], folder);
    expect(status).toBe(0);
    expect(out).toContain('--country XX');
  });

  it('ends quietly when nobody listens any more', async () => {
    const child = spawn(process.execPath, [join(import.meta.dirname, 'read.ts'), '--json', '--list', '-'], {
      cwd: folder,
    });
    const err: string[] = [];
    child.stderr.setEncoding('utf8').on('data', (text: string) => err.push(text));
    child.stdin.on('error', () => undefined).end('road.webp\n'.repeat(50));
    child.stdout.once('data', () => child.stdout.destroy());
    const status = await new Promise((resolve) => child.on('close', resolve));
    expect({ status, err: err.join('') }).toEqual({ status: 0, err: '' });
  });
});

const anyNumber: unknown = expect.any(Number);
const anyPoint = [anyNumber, anyNumber];

function plateOf(text: string): unknown {
  return expect.objectContaining({
    text,
    confidence: anyNumber,
    box: [anyNumber, anyNumber, anyNumber, anyNumber],
    raw: expect.stringMatching(/^[A-Z0-9-]+$/) as unknown,
    corners: [anyPoint, anyPoint, anyPoint, anyPoint],
  });
}
