import type { PermitImport } from '../../src/contract/permits.ts';
import type { Badge } from '../parts/tone.ts';
import { texts } from '../texts.ts';

const ROWS_SHOWN = 8;
const ERRORS_SHOWN = 20;

/** What a file of permits would do, in words. */
export interface ImportModel {
  readonly counts: readonly Badge[];
  readonly rows: readonly {
    readonly line: string;
    readonly effect: Badge;
    readonly holder: string;
    readonly plates: readonly string[];
  }[];
  /** What of the lines is not shown; null: nothing. */
  readonly moreRows: string | null;
  readonly errors: readonly { readonly where: string; readonly message: string }[];
  readonly errorsTitle: string | null;
  readonly moreErrors: string | null;
  /** How many permits would be added or changed; null when it cannot be imported. */
  readonly importable: number | null;
}

type Effect = PermitImport['rows'][number]['effect'];

const effectLook: Record<Effect, Omit<Badge, 'label'>> = {
  add: { icon: 'plus', tone: 'good' },
  change: { icon: 'edit', tone: 'wait' },
  same: { icon: 'check', tone: 'calm' },
};

export function importModel(preview: PermitImport): ImportModel {
  const { added, changed, unchanged, errors, errorCount } = preview;
  const words = texts.permits.file;
  const rows = preview.rows.slice(0, ROWS_SHOWN);
  const shownErrors = errors.slice(0, ERRORS_SHOWN);
  const moreRows = added + changed + unchanged - rows.length;
  const moreErrors = errorCount - shownErrors.length;
  const effects = added + changed;
  return {
    counts: [
      ...(added === 0 ? [] : [{ ...effectLook.add, label: words.adds(added) }]),
      ...(changed === 0 ? [] : [{ ...effectLook.change, label: words.changes(changed) }]),
      ...(unchanged === 0 ? [] : [{ ...effectLook.same, label: words.same(unchanged) }]),
    ],
    rows: rows.map(({ line, effect, holder, plates }) => ({
      line: words.line(line),
      effect: { ...effectLook[effect], label: words.effect[effect] },
      holder,
      plates,
    })),
    moreRows: moreRows > 0 ? words.moreLines(moreRows) : null,
    errors: shownErrors.map(({ line, column, message }) => ({
      where: column === null ? words.line(line) : words.lineColumn(line, column),
      message,
    })),
    errorsTitle: errorCount === 0 ? null : words.errors(errorCount),
    moreErrors: moreErrors > 0 ? words.moreErrors(moreErrors) : null,
    importable: errorCount > 0 || effects === 0 ? null : effects,
  };
}
