import type { Instant } from '../../contract/words.ts';
import { leftOpenFrom } from '../../gate/barrier-alarms.ts';
import type { AlarmOptions } from '../../gate/barrier-alarms.ts';
import { isKeptOpen } from '../../gate/barrier.ts';
import type { Barrier } from '../../gate/barrier.ts';
import type { DueNotice } from './due-notice.ts';

export interface GateOfNotices {
  readonly id: string;
  readonly barrier: Barrier;
  readonly options: Pick<AlarmOptions, 'leftOpenMs'>;
}

/**
 * Gates whose arm has been up for too long and that nobody keeps open. Who was told of one is told of it until the arm is down: after a restart
 * the time is counted anew, and an arm that comes down and goes up again on the way was not closed.
 */
export function leftOpen(
  gates: readonly GateOfNotices[],
  isTold: (gateId: string) => boolean,
  now: Instant,
): readonly DueNotice[] {
  return gates
    .filter(({ id, barrier, options }) => {
      const from = leftOpenFrom(barrier, options);
      const isStillUp = barrier.position !== 'closed' && !isKeptOpen(barrier);
      return (from !== null && now >= from) || (isTold(id) && isStillUp);
    })
    .map(({ id }) => ({ subject: { kind: 'left-open', gateId: id }, pictureId: null }));
}
