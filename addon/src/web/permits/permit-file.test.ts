import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { openedWeb } from '../../../test/opened-web.ts';
import type { OpenedWeb } from '../../../test/opened-web.ts';
import { codeOf, messageOf, visitor } from '../../../test/web-visitor.ts';
import type { Reply } from '../../../test/web-visitor.ts';
import { plainPermit } from '../../access/permits/plain-permit.ts';
import type { PermitImport } from '../../contract/permits.ts';

const MIB = 1024 * 1024;
const CSV = { 'content-type': 'text/csv' };

function send(web: OpenedWeb, file: string | Uint8Array, query = ''): Promise<Reply> {
  return visitor(web).post(`/api/permits/import${query}`, file, CSV);
}

function importIn({ body }: Reply): PermitImport {
  return body as PermitImport;
}

const asha = plainPermit({
  id: 'asha',
  holder: '=HYPERLINK("http://evil.example")',
  plates: ['KA01AA0001', 'KA02BB0022'],
  validFrom: Date.UTC(2026, 9, 25, 0, 30),
  notes: 'two\nlines, and a "quote"',
  tags: ['flat 3'],
  codeHash: 'salt$hash',
});
const bala = plainPermit({ id: 'bala', holder: 'Bala', plates: ['MH12DE1433'], usesLeft: 1 });

describe('a file of all permits', () => {
  it('is given to be kept, and changes nothing when it comes back', async () => {
    await using web = await openedWeb();
    await web.store.permits.putAll([asha, bala]);
    const file = await visitor(web).get('/api/permits.csv');
    expect(file.status).toBe(200);
    expect(file.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(file.headers.get('content-disposition')).toBe('attachment; filename="permits.csv"');
    expect(file.headers.get('x-content-type-options')).toBe('nosniff');
    expect(file.headers.get('cache-control')).toBe('no-store');
    // A spreadsheet would carry out a cell that begins with an equals sign.
    expect(file.text).not.toMatch(/(^|,|")=/m);
    expect(file.text).not.toContain('salt');

    const back = await send(web, file.text, '?apply=true');
    expect(importIn(back)).toMatchObject({
      added: 0,
      changed: 0,
      unchanged: 2,
      errorCount: 0,
      applied: true,
    });
    expect(web.site.permitChanges()).toBe(0);
    expect(await web.store.permits.all()).toEqual(
      [asha, bala].toSorted((a, b) => (a.holder < b.holder ? -1 : 1)),
    );
  });
});

describe('a file that is sent', () => {
  const FILE = 'id,holder,plates\nbala,Bala,MH12DE1433 | KA09ZZ9999\n,Guest,DL8CAF5031\n';

  it('is looked at first and changes nothing, and then does what was told', async () => {
    await using web = await openedWeb();
    await web.store.permits.putAll([asha, bala]);
    const told = {
      added: 1,
      changed: 1,
      unchanged: 0,
      rows: [
        { line: 2, effect: 'change', holder: 'Bala', plates: ['MH12DE1433', 'KA09ZZ9999'] },
        { line: 3, effect: 'add', holder: 'Guest', plates: ['DL8CAF5031'] },
      ],
      errors: [],
      errorCount: 0,
    };
    for (const query of ['', '?apply=false', '?apply=']) {
      expect((await send(web, FILE, query)).body).toEqual({ ...told, applied: false });
    }
    expect(await web.store.permits.all()).toHaveLength(2);
    expect(web.site.permitChanges()).toBe(0);

    expect((await send(web, FILE, '?apply=true')).body).toEqual({ ...told, applied: true });
    const all = await web.store.permits.all();
    expect(all.map(({ holder }) => holder).toSorted()).toEqual([asha.holder, 'Bala', 'Guest'].toSorted());
    expect(all).toContainEqual({ ...bala, plates: ['MH12DE1433', 'KA09ZZ9999'] });
    expect(all).toContainEqual(asha);
    expect(web.site.accessNow().permits).toEqual(all);
  });

  it('with an error in any line changes nothing, and the line is named', async () => {
    await using web = await openedWeb();
    const file = 'holder,plates\r\nAda,AB12\r\n"Bob\r\nthe second",AB 12\r\nEve,<b>\r\n';
    const preview = importIn(await send(web, file));
    expect(preview).toMatchObject({ errorCount: 3, applied: false });
    expect(preview.errors.map(({ line, column }) => [line, column])).toEqual([
      [3, 'holder'],
      [3, 'plates'],
      [5, 'plates'],
    ]);
    const answer = await send(web, file, '?apply=true');
    expect([answer.status, codeOf(answer)]).toEqual([400, 'bad-csv']);
    expect(messageOf(answer)).toMatch(/^Line 3: .* 2 more errors. Nothing was changed.$/);
    expect(await web.store.permits.all()).toEqual([]);
    expect(web.site.permitChanges()).toBe(0);
  });

  it('does not bring in what the page would not keep', async () => {
    await using web = await openedWeb();
    await web.store.permits.add(bala);
    const answer = importIn(await send(web, 'id,plates\nbala,\n'));
    expect(answer.errors).toMatchObject([{ line: 2, column: 'plates' }]);
  });

  it('may give a plate of one permit to another', async () => {
    await using web = await openedWeb();
    await web.store.permits.putAll([asha, bala]);
    const file = 'id,plates\nbala,KA01AA0001\nasha,MH12DE1433\n';
    expect((await send(web, file, '?apply=true')).status).toBe(200);
    const [first, second] = await web.store.permits.all();
    expect([first?.plates, second?.plates].toSorted()).toEqual([['KA01AA0001'], ['MH12DE1433']]);
  });

  it('adds its permits once when it is sent twice at the same time', async () => {
    await using web = await openedWeb();
    const answers = await Promise.all([
      send(web, FILE_OF_ONE, '?apply=true'),
      send(web, FILE_OF_ONE, '?apply=true'),
    ]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 400]);
    expect(await web.store.permits.all()).toHaveLength(1);
  });
});

function tooManyRows(): string {
  const rows = Array.from({ length: 50_001 }, (_, index) => `Flat ${index},AB${index}`);
  return ['holder,plates', ...rows].join('\n');
}

const FILE_OF_ONE = 'holder,plates\nAda,AB12\n';

describe('what is refused, and changes nothing', () => {
  it.each([
    ['nothing', '', 400, 'bad-csv', 'The file is empty.'],
    ['a zipped file', gzipSync(FILE_OF_ONE), 400, 'bad-csv', 'no text in UTF-8'],
    ['a file in Latin 1', Buffer.from('holder,plates\nMüller,AB12\n', 'latin1'), 400, 'bad-csv', 'UTF-8'],
    ['a file in UTF-16', Buffer.from('\ufeffholder,plates\nAda,AB12\n', 'utf16le'), 400, 'bad-csv', 'UTF-8'],
    ['zero bytes', Buffer.alloc(1000), 400, 'bad-csv', 'Line 1'],
    ['a heading only', 'holder,plates,admin\nAda,AB12,yes\n', 400, 'bad-csv', 'Line 1'],
    [
      'a quote that is never closed',
      `holder,plates\n"Ada,AB12\n${'x\n'.repeat(2 * MIB)}`,
      400,
      'bad-csv',
      'Line',
    ],
    ['nothing but quotes', `holder,plates\n${'"'.repeat(4 * MIB)}`, 400, 'bad-csv', 'Line'],
    ['a row of a million cells', `holder,plates\n${'a,'.repeat(MIB)}`, 400, 'bad-csv', 'Line 2'],
    ['a heading of a million columns', `${'a,'.repeat(MIB)}\n`, 400, 'bad-csv', 'Line 1'],
    ['more rows than a site has', tooManyRows(), 400, 'bad-csv', 'rows'],
    ['a plate of 300 characters', `holder,plates\nAda,${'A'.repeat(300)}\n`, 400, 'bad-csv', 'Line 2'],
    ['a formula for a plate', 'holder,plates\nAda,=1+1\n', 400, 'bad-csv', 'Line 2'],
    ['a little more than 5 MB', 'x'.repeat(5 * MIB + 1), 413, 'too-large', ''],
    ['50 MB', 'Ada,AB12\n'.repeat(6 * MIB), 413, 'too-large', ''],
  ])('%s', async (_what, file, status, code, why) => {
    await using web = await openedWeb();
    await web.store.permits.add(bala);
    const answer = await send(web, file, '?apply=true');
    expect([answer.status, codeOf(answer)]).toEqual([status, code]);
    expect(messageOf(answer)).toContain(why);
    expect(answer.text.length).toBeLessThan(2000);
    expect(await web.store.permits.all()).toEqual([bala]);
    expect(web.site.permitChanges()).toBe(0);
  });

  it.each(['application/json', 'text/plain', 'multipart/form-data; boundary=x', 'application/octet-stream'])(
    'a file that is sent as "%s"',
    async (type) => {
      await using web = await openedWeb();
      const answer = await visitor(web).post('/api/permits/import?apply=true', Buffer.from(FILE_OF_ONE), {
        'content-type': type,
      });
      expect([answer.status, codeOf(answer)]).toEqual([415, 'unknown-format']);
      expect(messageOf(answer)).toBe('Send the file as text/csv.');
      expect(await web.store.permits.all()).toEqual([]);
    },
  );

  it.each(['?apply=yes', '?apply=TRUE', '?apply=true&apply=false', '?apply=true&force=true'])(
    'a file that is sent to "%s"',
    async (query) => {
      await using web = await openedWeb();
      const answer = await send(web, FILE_OF_ONE, query);
      expect([answer.status, codeOf(answer)]).toEqual([400, 'bad-query']);
      expect(await web.store.permits.all()).toEqual([]);
    },
  );
});
