import { describe, expect, it } from 'vitest';
import { SITE_NOW } from '../../test/site-fixtures.ts';
import type { OfflineView } from '../../src/contract/rules.ts';
import { namesOf } from '../names.ts';
import { createSiteTime } from '../time.ts';
import { type OutageRow, outageRows } from './outage-model.ts';

const time = createSiteTime('Asia/Kolkata');
const names = namesOf([
  { id: 'main', name: 'Main gate' },
  { id: 'yard', name: 'Yard' },
]);
const since = SITE_NOW - 60_000;

const rows = (view: Partial<OfflineView>): readonly OutageRow[] =>
  outageRows(
    {
      cells: [
        { part: 'camera', direction: 'in', effect: 'asks', editable: true },
        { part: 'camera', direction: 'out', effect: 'opens', editable: false },
      ],
      parts: [],
      ...view,
    },
    SITE_NOW,
    time,
    names,
  );

describe('the table of what happens while something is down', () => {
  it('has a row for each part in the order of the words, and a cell for each way', () => {
    const view = rows({
      cells: [
        { part: 'store', direction: 'out', effect: 'as-usual', editable: false },
        { part: 'reader', direction: 'in', effect: 'refuses', editable: true },
        { part: 'reader', direction: 'out', effect: 'opens', editable: false },
      ],
    });
    expect(view.map(({ part, in: inward, out }) => [part, inward, out])).toEqual([
      ['Reader', { text: 'Refuses', editable: true }, { text: 'Opens', editable: false }],
      ['Store', null, { text: 'As usual', editable: false }],
    ]);
  });

  it('tells what the device of a barrier does alone, which is not the same for both ways', () => {
    const [link] = rows({
      cells: [
        { part: 'barrier-link', direction: 'in', effect: 'device-alone', editable: false },
        { part: 'barrier-link', direction: 'out', effect: 'device-alone', editable: false },
      ],
    });
    expect([link?.in?.text, link?.out?.text]).toEqual(['Its device lets nobody in', 'Its device opens']);
  });

  it.each<[OfflineView['parts'], string, readonly string[], boolean]>([
    [[], 'Not here', [], false],
    [[{ part: 'camera', gateId: 'main', health: 'absent', since: null }], 'Not here', [], false],
    [[{ part: 'broker', gateId: null, health: 'down', since }], 'Not here', [], false],
    [
      [
        { part: 'camera', gateId: 'main', health: 'absent', since: null },
        { part: 'camera', gateId: 'yard', health: 'up', since },
      ],
      'Works',
      [],
      false,
    ],
    [[{ part: 'camera', gateId: null, health: 'down', since }], 'Down', ['Since 14:02:20'], true],
    [[{ part: 'camera', gateId: null, health: 'down', since: null }], 'Down', [], true],
    [
      [
        { part: 'camera', gateId: 'main', health: 'up', since },
        { part: 'camera', gateId: 'yard', health: 'down', since },
      ],
      'Down',
      ['Yard, since 14:02:20'],
      true,
    ],
    [[{ part: 'camera', gateId: 'main', health: 'down', since: null }], 'Down', ['Main gate'], true],
  ])('tells %j as %j', (parts, label, where, down) => {
    const [camera] = rows({ parts });
    expect(camera?.health.label).toBe(label);
    expect(camera?.where).toEqual(where);
    expect(camera?.down).toBe(down);
  });
});
