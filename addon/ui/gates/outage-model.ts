import type { OfflineView, OutageCell } from '../../src/contract/rules.ts';
import { type Instant, SITE_PARTS } from '../../src/contract/words.ts';
import type { Names } from '../names.ts';
import type { Badge } from '../parts/tone.ts';
import { texts } from '../texts.ts';
import type { SiteTime } from '../time.ts';

/** One part of the site: how it is now, and what happens to who comes while it is down. */
export interface OutageRow {
  readonly part: string;
  readonly health: Badge;
  /** Since when it is down, and at which gates where each has its own. */
  readonly where: readonly string[];
  readonly down: boolean;
  readonly in: OutageCellModel | null;
  readonly out: OutageCellModel | null;
}

export interface OutageCellModel {
  readonly text: string;
  readonly editable: boolean;
}

/** The rows in the order of the words; one without a word in the answer is left out. */
export function outageRows(
  { cells, parts }: OfflineView,
  now: Instant,
  time: SiteTime,
  names: Names,
): readonly OutageRow[] {
  return SITE_PARTS.flatMap((part): readonly OutageRow[] => {
    const own = cells.filter((cell) => cell.part === part);
    if (own.length === 0) return [];
    const states = parts.filter((state) => state.part === part);
    return [
      {
        part: texts.words.sitePart[part],
        ...healthOf(states, now, time, names),
        in: cellModel(own.find(({ direction }) => direction === 'in')),
        out: cellModel(own.find(({ direction }) => direction === 'out')),
      },
    ];
  });
}

function healthOf(
  states: OfflineView['parts'],
  now: Instant,
  time: SiteTime,
  names: Names,
): Pick<OutageRow, 'health' | 'where' | 'down'> {
  const down = states.filter(({ health }) => health === 'down');
  if (down.length > 0) {
    return {
      down: true,
      health: { label: texts.gates.down, icon: 'warning', tone: 'bad' },
      where: down.flatMap(({ gateId, since }) => {
        const moment = since === null ? null : time.moment(since, now);
        if (gateId !== null) return [texts.gates.downAt(names.gate(gateId), moment)];
        return moment === null ? [] : [texts.gates.downSince(moment)];
      }),
    };
  }
  return {
    down: false,
    health: states.some(({ health }) => health === 'up')
      ? { label: texts.gates.up, icon: 'check', tone: 'good' }
      : { label: texts.gates.absent, icon: 'away', tone: 'calm' },
    where: [],
  };
}

function cellModel(cell: OutageCell | undefined): OutageCellModel | null {
  return cell === undefined ? null : { text: effectText(cell), editable: cell.editable };
}

function effectText({ effect, direction }: OutageCell): string {
  return effect === 'device-alone' ? texts.gates.deviceAlone[direction] : texts.gates.effect[effect];
}
