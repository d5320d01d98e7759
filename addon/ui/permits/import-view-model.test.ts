import { describe, expect, it } from 'vitest';
import type { PermitImport } from '../../src/contract/permits.ts';
import { importModel } from './import-view-model.ts';

const preview = (changes: Partial<PermitImport>): PermitImport => ({
  added: 0,
  changed: 0,
  unchanged: 0,
  rows: [],
  errors: [],
  errorCount: 0,
  applied: false,
  ...changes,
});
const row = (line: number, effect: 'add' | 'change' | 'same' = 'add') => ({
  line,
  effect,
  holder: `Flat ${line}`,
  plates: ['KL01'],
});
const error = (line: number) => ({ line, column: null, message: 'It has too few columns.' });

describe('what a file of permits would do', () => {
  it('is counted', () => {
    const { counts, importable } = importModel(preview({ added: 480, changed: 20, unchanged: 3 }));
    expect(counts.map(({ label }) => label)).toEqual(['480 to add', '20 to change', '3 as they are']);
    expect(importable).toBe(500);
  });

  it('leaves out what does not occur, and cannot be imported when nothing would change', () => {
    const { counts, importable } = importModel(preview({ unchanged: 3 }));
    expect(counts.map(({ label }) => label)).toEqual(['3 as they are']);
    expect(importable).toBeNull();
    expect(importModel(preview({ changed: 1 })).importable).toBe(1);
  });

  it('shows the first lines and says how many more there are', () => {
    const rows = Array.from({ length: 12 }, (_, index) => row(index + 2));
    const model = importModel(preview({ added: 500, rows }));
    expect(model.rows).toHaveLength(8);
    expect(model.rows[0]).toMatchObject({ line: 'Line 2', holder: 'Flat 2', effect: { label: 'Add' } });
    expect(model.moreRows).toBe('and 492 more lines');
    expect(importModel(preview({ added: 2, rows: [row(2), row(3)] })).moreRows).toBeNull();
  });

  it('names errors by line and column, and then cannot be imported', () => {
    const model = importModel(
      preview({
        added: 2,
        errorCount: 25,
        errors: [
          { line: 7, column: 'plates', message: 'KL01 has a permit already.' },
          ...Array.from({ length: 24 }, (_, index) => error(index + 8)),
        ],
      }),
    );
    expect(model.errors).toHaveLength(20);
    expect(model.errors.slice(0, 2).map(({ where }) => where)).toEqual(['Line 7, plates', 'Line 8']);
    expect(model.errorsTitle).toBe('25 errors');
    expect(model.moreErrors).toBe('and 5 more errors');
    expect(model.importable).toBeNull();
    expect(importModel(preview({ added: 1, errorCount: 1, errors: [error(2)] }))).toMatchObject({
      errorsTitle: '1 error',
      moreErrors: null,
    });
  });
});
