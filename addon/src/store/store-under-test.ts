import { afterEach, beforeEach } from 'vitest';
import type { Page, Store } from './store.ts';

/** What a kind of store needs to be tested: an empty one for each test. */
export interface StoreFixture {
  /** Opens it, or opens it again: what was written before is there. */
  open(): Promise<Store>;
  dispose(): Promise<void>;
}

export interface StoreUnderTest {
  /** The one of the test that runs. */
  readonly store: Store;
  /** Closes it and opens it again, as after a restart. */
  readonly openAgain: () => Promise<void>;
}

/** An empty store for each test of the group that calls it. */
export function storeUnderTest(makeFixture: () => Promise<StoreFixture>): StoreUnderTest {
  let fixture: StoreFixture;
  let store: Store;

  beforeEach(async () => {
    fixture = await makeFixture();
    store = await fixture.open();
  });

  afterEach(async () => {
    await store.close();
    await fixture.dispose();
  });

  return {
    get store() {
      return store;
    },
    openAgain: async () => {
      await store.close();
      store = await fixture.open();
    },
  };
}

/** More than any test here has rows. */
const MOST_PAGES = 200;

export async function allPages<Row>(
  page: (before: string | null) => Promise<Page<Row>>,
): Promise<readonly Page<Row>[]> {
  const pages: Page<Row>[] = [];
  let before: string | null = null;
  do {
    const next: Page<Row> = await page(before);
    pages.push(next);
    if (pages.length > MOST_PAGES) throw new Error('The pages have no end.');
    before = next.next;
  } while (before !== null);
  return pages;
}

export async function collected<Row>(rows: AsyncIterable<Row>): Promise<readonly Row[]> {
  const all: Row[] = [];
  for await (const row of rows) all.push(row);
  return all;
}
