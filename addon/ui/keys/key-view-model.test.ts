import { describe, expect, it } from 'vitest';
import type { UploadKeyView } from '../../src/contract/api.ts';
import { gateFixture, SITE_NOW } from '../../test/site-fixtures.ts';
import { createSiteTime } from '../time.ts';
import { keyModel } from './key-view-model.ts';

const key: UploadKeyView = {
  id: 'k',
  name: 'Entry camera',
  gateId: 'main',
  watches: 'in',
  createdAt: SITE_NOW - 10 * 86_400_000,
  lastUsedAt: SITE_NOW - 60_000,
};

const model = (changes: Partial<UploadKeyView>) =>
  keyModel({ ...key, ...changes }, [gateFixture()], SITE_NOW, createSiteTime('Asia/Kolkata'));

describe('a key', () => {
  it('says which approach its pictures show, since when it exists and when it was used', () => {
    expect(model({})).toEqual({
      id: 'k',
      name: 'Entry camera',
      gateText: 'Main gate, way in',
      madeText: 'Made Fri 13 Nov 2026',
      usedText: 'Last used 14:02:20',
    });
  });

  it('says when it belongs to no gate and was never used', () => {
    expect(model({ gateId: null, lastUsedAt: null })).toMatchObject({
      gateText: 'No gate: read only',
      usedText: 'Never used',
    });
  });

  it('still names a gate that is gone', () => {
    expect(model({ gateId: 'old' }).gateText).toBe('old, way in');
  });
});
