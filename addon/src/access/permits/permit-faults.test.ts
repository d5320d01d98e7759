import { describe, expect, it } from 'vitest';
import { faultInFile } from './csv/fault-in-file.ts';
import { permitFaults } from './permit-faults.ts';
import type { PermitFault } from './permit-faults.ts';
import type { Permit } from './permit.ts';
import { plainPermit } from './plain-permit.ts';

const SITE = { groups: ['resident', 'staff'], gates: ['main', 'yard'], otherCodes: ['salt$b', null] };
const ASHA = plainPermit({ id: 'asha', holder: 'Asha', plates: ['AB12'], codeHash: 'salt$a' });

describe('a permit', () => {
  it.each<[string, Partial<Permit>, readonly PermitFault[]]>([
    ['as people have it', {}, []],
    ['of a group and for a gate of the site', { group: 'staff', gates: ['yard', 'main'] }, []],
    ['for no gate', { gates: [] }, []],
    ['of another group', { group: 'choir' }, [{ fault: 'no-such-group', group: 'choir' }]],
    [
      'for other gates',
      { gates: ['main', 'back', 'side'] },
      [
        { fault: 'no-such-gate', gate: 'back' },
        { fault: 'no-such-gate', gate: 'side' },
      ],
    ],
    ['from some time on', { validFrom: 5 }, []],
    ['until some time', { validUntil: 5 }, []],
    ['for a millisecond', { validFrom: 5, validUntil: 6 }, []],
    ['for no time', { validFrom: 5, validUntil: 5 }, [{ fault: 'never-valid', validFrom: 5, validUntil: 5 }]],
    ['without a plate, with a code', { plates: [] }, []],
    ['without a plate and a code', { plates: [], codeHash: null }, [{ fault: 'for-nobody' }]],
    ['without a code', { codeHash: null }, []],
    ['that blocks a plate', { kind: 'block' }, []],
    ['that blocks nobody', { kind: 'block', plates: [] }, [{ fault: 'blocks-nobody' }]],
    ['with the code of another', { codeHash: 'salt$b' }, [{ fault: 'code-has-permit' }]],
    [
      'in which all is wrong',
      { group: 'choir', gates: ['back'], validFrom: 5, validUntil: 4, plates: [], codeHash: null },
      [
        { fault: 'no-such-group', group: 'choir' },
        { fault: 'no-such-gate', gate: 'back' },
        { fault: 'never-valid', validFrom: 5, validUntil: 4 },
        { fault: 'for-nobody' },
      ],
    ],
  ])('%s', (_, said, faults) => {
    expect(permitFaults({ ...ASHA, ...said }, null, SITE)).toEqual(faults);
    expect(permitFaults({ ...ASHA, ...said }, { ...ASHA, codeHash: null }, SITE)).toEqual(faults);
  });

  it('keeps the group, the gates and the code that it had, and gets no others like them', () => {
    const before = { ...ASHA, group: 'choir', gates: ['back'], codeHash: 'salt$b' };
    expect(permitFaults({ ...before, notes: 'x' }, before, SITE)).toEqual([]);
    expect(permitFaults({ ...before, group: 'band', gates: ['back', 'side'] }, before, SITE)).toEqual([
      { fault: 'no-such-group', group: 'band' },
      { fault: 'no-such-gate', gate: 'side' },
    ]);
    expect(permitFaults({ ...before, gates: ['back'] }, { ...before, gates: null }, SITE)).toEqual([
      { fault: 'no-such-gate', gate: 'back' },
    ]);
  });

  it('that is never kept because of its code is one that a file can tell of', () => {
    expect(faultInFile({ fault: 'code-has-permit' }, SITE)).toMatchObject({
      column: 'id',
      message: 'Another permit has the code of this one.',
    });
  });
});
