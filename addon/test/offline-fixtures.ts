import type { OfflineView, OutageCell } from '../src/contract/rules.ts';
import { SITE_NOW } from './site-fixtures.ts';

const cells: readonly OutageCell[] = [
  { part: 'reader', direction: 'in', effect: 'asks', editable: true },
  { part: 'reader', direction: 'out', effect: 'opens', editable: false },
  { part: 'camera', direction: 'in', effect: 'refuses', editable: true },
  { part: 'camera', direction: 'out', effect: 'opens', editable: false },
  { part: 'store', direction: 'in', effect: 'asks', editable: false },
  { part: 'store', direction: 'out', effect: 'opens', editable: false },
  { part: 'home-assistant', direction: 'in', effect: 'as-usual', editable: false },
  { part: 'home-assistant', direction: 'out', effect: 'opens', editable: false },
  { part: 'broker', direction: 'in', effect: 'as-usual', editable: false },
  { part: 'broker', direction: 'out', effect: 'opens', editable: false },
  { part: 'barrier-link', direction: 'in', effect: 'device-alone', editable: false },
  { part: 'barrier-link', direction: 'out', effect: 'device-alone', editable: false },
];

/** A site whose camera at the main gate has been gone for an hour, and that has neither Home Assistant nor a broker. */
export function offlineFixture(): OfflineView {
  return {
    cells,
    parts: [
      { part: 'reader', gateId: null, health: 'up', since: null },
      { part: 'camera', gateId: 'main', health: 'down', since: SITE_NOW - 3_600_000 },
      { part: 'store', gateId: null, health: 'up', since: null },
      { part: 'home-assistant', gateId: null, health: 'absent', since: null },
      { part: 'broker', gateId: null, health: 'absent', since: null },
      { part: 'barrier-link', gateId: 'main', health: 'up', since: null },
    ],
  };
}
