import { describe, expect, it } from 'vitest';
import type { VisitCorrection } from '../../contract/visits.ts';
import type { VisitChange } from './correction.ts';
import { undoOf } from './undo.ts';
import { visitsUnderTest } from './visits-under-test.ts';
import type { VisitsUnderTest } from './visits-under-test.ts';

const ASHA = 'KA01AB1234';
const BALA = 'MH12DE1433';
const MERGE = { kind: 'merge', entryVisitId: 'v1', exitVisitId: 'v3' } as const;

/** Asha and Bala are inside, somebody left unread. */
function site(): VisitsUnderTest {
  const made = visitsUnderTest();
  made.comes(ASHA);
  made.comes(BALA);
  made.leaves(null);
  return made;
}

function change(made: VisitsUnderTest, correction: VisitCorrection): VisitChange {
  const corrected = made.corrects(correction);
  if (!corrected.done) throw new Error(corrected.message);
  return corrected.change;
}

describe('an undone correction', () => {
  it('gives the visits from before, those that were taken away with them', () => {
    const made = site();
    const before = made.inside();
    const undo = undoOf(change(made, MERGE), made.visits());
    if (undo === 'changed-since') throw new Error(undo);
    made.puts(undo);
    expect(made.inside()).toEqual(before);
    expect(made.visits().map(({ id }) => id)).toEqual(['v1', 'v2', 'v3']);
  });

  it('takes away what the correction had made', () => {
    const made = site();
    change(made, MERGE);
    const merged = made.visits();
    const undo = undoOf(change(made, { kind: 'split', visitId: 'v1' }), made.visits());
    if (undo === 'changed-since') throw new Error(undo);
    made.puts(undo);
    expect(made.visits()).toEqual(merged);
  });

  it('leaves a vehicle in the slot where it stands now', () => {
    const made = site();
    const corrected = change(made, { kind: 'correct-plate', visitId: 'v1', plate: BALA });
    const parked = made.visits().map((visit) => ({ ...visit, slotId: 'a1', assignedSlotId: 'a2' }));
    expect(undoOf(corrected, parked)).toMatchObject({
      before: [{ plate: BALA, slotId: 'a1' }],
      after: [{ plate: ASHA, slotId: 'a1', assignedSlotId: 'a2' }],
    });
  });

  it.each<{ why: string; then: (made: VisitsUnderTest) => void }>([
    { why: 'was changed again', then: (made) => made.corrects({ kind: 'split', visitId: 'v1' }) },
    {
      why: 'is not there any more',
      then: (made) => {
        made.puts({ before: [made.visit('v1')], after: [] });
      },
    },
    {
      why: 'is there again',
      then: (made) => {
        made.puts({ before: [], after: [{ ...made.visit('v2'), id: 'v3' }] });
      },
    },
  ])('is refused when a visit of it $why', ({ then }) => {
    const made = site();
    const corrected = change(made, MERGE);
    then(made);
    expect(undoOf(corrected, made.visits())).toBe('changed-since');
  });
});
