import { describe, expect, test } from 'vitest';
import type { Permit } from '../access/permits/permit.ts';
import { plainPermit } from '../access/permits/plain-permit.ts';
import { passageOf, permitOf, permitFor } from './samples-under-test.ts';
import { storeUnderTest } from './store-under-test.ts';
import type { StoreFixture } from './store-under-test.ts';

/** What every store keeps to about permits. */
export function permitsContract(makeFixture: () => Promise<StoreFixture>): void {
  describe('permits', () => {
    const under = storeUnderTest(makeFixture);

    const everything = async (): Promise<readonly Permit[]> => {
      await under.openAgain();
      return under.store.permits.all();
    };

    test('are told as they were given, by holder and then by id, also after opening again', async () => {
      const full = permitOf({ id: 'b', holder: 'Bela' });
      const plain = plainPermit({ id: 'c', holder: 'Asha', plates: ['KA01'] });
      const codeOnly = plainPermit({ id: 'a', holder: 'Bela', plates: [], codeHash: 'f00d' });
      for (const permit of [full, plain, codeOnly]) {
        expect(await under.store.permits.add(permit)).toEqual({ done: true });
      }
      expect(await everything()).toEqual([plain, codeOnly, full]);
    });

    test('have a plate once: a second permit for it is refused with the first, and changes nothing', async () => {
      const first = permitOf();
      await under.store.permits.add(first);
      const second = permitFor('second', 'NEW1', 'KA01AB1234', 'MH12DE1433');
      expect(await under.store.permits.add(second)).toEqual({
        done: false,
        why: 'plate-has-permit',
        plate: 'KA01AB1234',
        existing: first,
      });
      expect(await everything()).toEqual([first]);
      expect(await under.store.permits.add(permitFor('third', 'NEW1'))).toEqual({ done: true });
    });

    test('have an id once', async () => {
      await under.store.permits.add(permitFor('a', 'AB1'));
      await expect(under.store.permits.add(permitFor('a', 'AB2'))).rejects.toThrow();
      expect(await everything()).toEqual([permitFor('a', 'AB1')]);
    });

    test('can be taken away, once, and their plates given anew', async () => {
      await under.store.permits.add(permitOf());
      expect(await under.store.permits.remove('permit-1')).toBe(true);
      expect(await under.store.permits.remove('permit-1')).toBe(false);
      expect(await everything()).toEqual([]);
      expect(await under.store.permits.add(permitOf({ id: 'permit-2' }))).toEqual({ done: true });
    });

    test('are changed as a whole, and a plate that one gave up is free', async () => {
      const other = permitFor('other', 'AB9');
      await under.store.permits.add(permitFor('a', 'AB1', 'AB2'));
      await under.store.permits.add(other);
      const changed = permitOf({ id: 'a', plates: ['AB3', 'AB2'] });
      expect(await under.store.permits.change('a', () => changed)).toEqual({ done: true, permit: changed });
      expect(await everything()).toEqual([changed, other]);
      expect(await under.store.permits.add(permitFor('b', 'AB1'))).toEqual({ done: true });
    });

    test('cannot be changed to have the plate of another, or when they are not there', async () => {
      const [a, b] = [permitFor('a', 'AB1'), permitFor('b', 'AB2')];
      await under.store.permits.putAll([a, b]);
      expect(await under.store.permits.change('b', () => permitFor('b', 'AB3', 'AB1'))).toEqual({
        done: false,
        why: 'plate-has-permit',
        plate: 'AB1',
        existing: a,
      });
      expect(await under.store.permits.change('nobody', () => permitFor('nobody', 'AB4'))).toEqual({
        done: false,
        why: 'no-such-permit',
      });
      expect(await everything()).toEqual([a, b]);
    });

    test('stay as they were when what alters them throws', async () => {
      const a = permitFor('a', 'AB1');
      await under.store.permits.add(a);
      const refuse = (): Permit => {
        throw new Error('this does not fit');
      };
      await expect(under.store.permits.change('a', refuse)).rejects.toThrow('this does not fit');
      expect(await everything()).toEqual([a]);
    });

    test('are put by the hundreds: new ones added, those of the same id replaced, the others left', async () => {
      const [a, b] = [permitFor('a', 'AB1'), permitFor('b', 'AB2', 'AB3')];
      await under.store.permits.putAll([a, b]);
      const many = Array.from({ length: 450 }, (_, number) =>
        permitOf({ id: `many-${number}`, holder: 'Many', plates: [`M${number}A`, `M${number}B`] }),
      );
      const replaced = permitFor('b', 'AB4');
      expect(await under.store.permits.putAll([...many, replaced])).toEqual({ done: true });
      expect(await everything()).toEqual([
        a,
        replaced,
        ...many.toSorted((one, two) => (one.id < two.id ? -1 : 1)),
      ]);
    });

    test('may hand plates to one another when they are put together', async () => {
      await under.store.permits.putAll([permitFor('a', 'AB1', 'AB2'), permitFor('b', 'AB3')]);
      const after = [permitFor('a', 'AB3'), permitFor('b', 'AB2', 'AB1')];
      expect(await under.store.permits.putAll(after)).toEqual({ done: true });
      expect(await everything()).toEqual(after);
    });

    test('are put all or none: neither a plate of an older one nor one that two of them share is taken', async () => {
      const old = permitFor('old', 'AB1');
      await under.store.permits.add(old);
      expect(await under.store.permits.putAll([permitFor('a', 'AB2'), permitFor('b', 'AB3', 'AB1')])).toEqual(
        {
          done: false,
          why: 'plate-has-permit',
          plate: 'AB1',
          existing: old,
        },
      );
      const [a, b] = [permitFor('a', 'AB2'), permitFor('b', 'AB3', 'AB2')];
      expect(await under.store.permits.putAll([a, b])).toEqual({
        done: false,
        why: 'plate-has-permit',
        plate: 'AB2',
        existing: a,
      });
      expect(await everything()).toEqual([old]);
    });

    test('are not half written when something else is wrong', async () => {
      const [old, twice] = [permitFor('a', 'AB1'), permitFor('b', 'AB2', 'AB2')];
      await under.store.permits.add(old);
      await expect(under.store.permits.putAll([permitFor('a', 'AB3'), twice])).rejects.toThrow();
      expect(await everything()).toEqual([old]);
    });

    test('lose a use with each crossing that takes one, down to none', async () => {
      const counted = (usesLeft: number | null): Permit => permitOf({ usesLeft });
      await under.store.permits.add(counted(2));
      for (const left of [1, 0, 0]) {
        await under.store.passages.record({ passage: passageOf(), usedPermitId: 'permit-1' });
        expect(await everything()).toEqual([counted(left)]);
      }
      await under.store.permits.change(counted(null).id, (before) => ({ ...before, usesLeft: null }));
      await under.store.passages.record({ passage: passageOf(), usedPermitId: 'permit-1' });
      await under.store.passages.record({ passage: passageOf(), usedPermitId: 'taken-away-meanwhile' });
      expect(await everything()).toEqual([counted(null)]);
    });
  });
}
