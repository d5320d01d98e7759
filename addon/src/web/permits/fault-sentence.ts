import type { PermitFault, PermitSurroundings } from '../../access/permits/permit-faults.ts';

/** A sentence about a fault, by the names that the fields have in a body. */
export function faultSentence(
  fault: PermitFault,
  { groups, gates }: Pick<PermitSurroundings, 'groups' | 'gates'>,
): string {
  switch (fault.fault) {
    case 'no-such-group':
      return `group cannot be "${fault.group}"; it must be one of ${groups.join(', ')}.`;
    case 'no-such-gate':
      return `gates cannot name "${fault.gate}"; the gates of this site are ${gates.join(', ')}.`;
    case 'never-valid':
      return `validUntil cannot be ${fault.validUntil}; it must be later than validFrom, ${fault.validFrom}.`;
    case 'blocks-nobody':
      return 'plates cannot be []; a permit that blocks must name a plate.';
    case 'for-nobody':
      return 'plates cannot be []; it must name a plate, or code be given in its place.';
    case 'code-has-permit':
      return 'code cannot be what was given; another permit has it.';
  }
}
