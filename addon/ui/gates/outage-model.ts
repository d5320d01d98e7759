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
  /** Where it is down, and since when, as far as it is of single gates. */
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
    const moment = (since: Instant | null): string | null =>
      since === null ? null : time.moment(since, now);
    const everywhere = down.find(({ gateId }) => gateId === null);
    const since = moment(everywhere?.since ?? null);
    return {
      down: true,
      health: {
        label: since === null ? texts.gates.down : texts.gates.downSince(since),
        icon: 'warning',
        tone: 'bad',
      },
      where: down.flatMap(({ gateId, since: gateSince }) =>
        gateId === null ? [] : [texts.gates.downAt(names.gate(gateId), moment(gateSince))],
      ),
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
  return cell === undefined ? null : { text: texts.gates.effect[cell.effect], editable: cell.editable };
}
