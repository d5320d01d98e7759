import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isOneEditAway, permitBook } from './permit-book.ts';
import { plainPermit } from './plain-permit.ts';

const household = plainPermit({ id: 'asha', holder: 'Asha', plates: ['KL01AB1', 'KL01AB2'] });
const guest = plainPermit({ id: 'guest', holder: 'Guest', plates: [] });
const blocked = plainPermit({ id: 'blocked', holder: 'Somebody', plates: ['XX99'], kind: 'block' });
const suspended = plainPermit({
  id: 'late',
  holder: 'Late',
  plates: ['MH02'],
  suspended: true,
  validUntil: 0,
});
const book = permitBook([household, guest, blocked, suspended]);

describe('a permit book', () => {
  it('finds a permit by each of its plates, and by its id', () => {
    expect(book.of('KL01AB1')).toBe(household);
    expect(book.of('KL01AB2')).toBe(household);
    expect(book.of('XX99')).toBe(blocked);
    expect(book.of('')).toBeNull();
    expect(book.byId('guest')).toBe(guest);
    expect(book.byId('KL01AB1')).toBeNull();
    expect(book.all).toEqual([household, guest, blocked, suspended]);
  });

  it('tells neighbours in the order of their letters', () => {
    expect(
      permitBook([{ ...household, plates: ['KL01AB9', 'KL01AB2', 'KL1AB3'] }]).oneCharacterAway('KL01AB3'),
    ).toEqual(['KL01AB2', 'KL01AB9', 'KL1AB3']);
  });

  it('takes nobody for one who is blocked, but for one who is suspended', () => {
    expect(book.oneCharacterAway('XX98')).toEqual([]);
    expect(book.oneCharacterAway('MH03')).toEqual(['MH02']);
  });

  it('does not call a plate its own neighbour', () => {
    expect(book.oneCharacterAway('KL01AB1')).toEqual(['KL01AB2']);
  });
});

describe('neighbours', () => {
  const plates = fc.stringMatching(/^[AB01]{1,6}$/);

  it('are found exactly when they are one edit away', () => {
    fc.assert(
      fc.property(fc.uniqueArray(plates, { maxLength: 20 }), plates, (list, plate) => {
        const permits = list.map((each) => plainPermit({ id: each, holder: each, plates: [each] }));
        expect(permitBook(permits).oneCharacterAway(plate)).toEqual(
          list.filter((each) => isOneEditAway(plate, each)).sort(),
        );
      }),
      { numRuns: 1_000 },
    );
  });

  it('are what replacing, inserting or removing one character makes', () => {
    const edits = (text: string): Set<string> => {
      const made = new Set<string>();
      for (let at = 0; at <= text.length; at += 1) {
        made.add(text.slice(0, at) + text.slice(at + 1));
        for (const by of 'AB0') {
          made.add(text.slice(0, at) + by + text.slice(at + 1));
          made.add(text.slice(0, at) + by + text.slice(at));
        }
      }
      made.delete(text);
      return made;
    };
    const short = fc.stringMatching(/^[AB0]{0,4}$/);
    fc.assert(
      fc.property(short, short, (a, b) => {
        expect(isOneEditAway(a, b)).toBe(edits(a).has(b));
      }),
      { numRuns: 2_000 },
    );
  });
});
