import { describe, expect, it } from 'vitest';
import { SITE_NOW } from '../../test/site-fixtures.ts';
import { createSiteTime } from '../time.ts';
import { EMPTY_FORM, questionOfForm, type WhatIfForm } from './what-if-form.ts';

const time = createSiteTime('Asia/Kolkata');
const filled: WhatIfForm = { ...EMPTY_FORM, plate: ' KL 01 ', gate: 'main' };
const plain = { plate: 'KL 01', gate: 'main', direction: 'in', reading: 'settled' };
const at = Date.parse('2026-11-22T23:30:00+05:30');

const question = (changes: Partial<WhatIfForm>) => questionOfForm({ ...filled, ...changes }, SITE_NOW, time);

describe('a question', () => {
  it.each<[Partial<WhatIfForm>, object]>([
    [{}, {}],
    [
      { direction: 'out', reading: 'tentative' },
      { direction: 'out', reading: 'tentative' },
    ],
    [{ day: '2026-11-22', minute: '23:30' }, { at }],
    [
      { evidence: ['code'], down: ['reader', 'camera'] },
      { evidence: ['code'], down: ['reader', 'camera'] },
    ],
    [{ occupied: ' 0 ' }, { occupied: 0 }],
    [{ inside: 'no' }, { insideSince: null }],
    [{ inside: 'no', insideMinutes: 'soon' }, { insideSince: null }],
    [{ inside: 'since', insideMinutes: '10' }, { insideSince: SITE_NOW - 600_000 }],
    [
      { inside: 'since', insideMinutes: '10', day: '2026-11-22', minute: '23:30' },
      { at, insideSince: at - 600_000 },
    ],
  ])('with %j', (changes, expected) => {
    expect(question(changes)).toEqual({ ok: true, question: { ...plain, ...expected } });
  });

  it.each<[Partial<WhatIfForm>, string]>([
    [{ plate: ' - ' }, 'plate'],
    [{ gate: '' }, 'gate'],
    [{ day: '2026-11-22' }, 'day'],
    [{ minute: '12:00' }, 'day'],
    [{ occupied: '1.5' }, 'occupied'],
    [{ occupied: '-1' }, 'occupied'],
    [{ inside: 'since' }, 'insideMinutes'],
    [{ inside: 'since', insideMinutes: 'ten' }, 'insideMinutes'],
  ])('with %j is not asked, because of %s', (changes, field) => {
    expect(question(changes)).toMatchObject({ ok: false, field });
  });
});
