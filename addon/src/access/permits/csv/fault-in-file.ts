import type { PermitFault, PermitSurroundings } from '../permit-faults.ts';
import { wrongCell } from './wrong-cell.ts';

/** Where a fault of a permit stands in a file, and sentences about it. */
export interface FaultInFile {
  /** The one to mend. */
  readonly column: string;
  /** All that it is read from. */
  readonly columns: readonly string[];
  readonly message: string;
}

export function faultInFile(
  fault: PermitFault,
  { groups, gates }: Pick<PermitSurroundings, 'groups' | 'gates'>,
): FaultInFile {
  switch (fault.fault) {
    case 'no-such-group':
      return inColumn('group', wrongCell(fault.group, `the id of a group: ${groups.join(', ')}`));
    case 'no-such-gate':
      return inColumn('gates', wrongCell(fault.gate, `the id of a gate: ${gates.join(', ')}`));
    case 'never-valid':
      return {
        column: 'valid_until',
        columns: ['valid_from', 'valid_until'],
        message: 'It must be later than valid_from.',
      };
    case 'blocks-nobody':
      return {
        column: 'plates',
        columns: ['kind', 'plates'],
        message: 'A permit that blocks needs a plate.',
      };
    case 'for-nobody':
      return inColumn('plates', 'A permit without a code needs a plate.');
    case 'code-has-permit':
      // A file says no codes, so that it cannot be mended there.
      return inColumn('id', 'Another permit has the code of this one.');
  }
}

function inColumn(column: string, message: string): FaultInFile {
  return { column, columns: [column], message };
}
