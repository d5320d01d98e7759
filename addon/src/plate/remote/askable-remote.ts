import type { Clock } from '../../clock.ts';
import type { ReaderState, ReaderView } from '../../contract/readers.ts';
import type { Instant } from '../../contract/words.ts';
import type { PassageSoFar } from '../plate-reader.ts';
import type { PictureReading } from '../reading.ts';
import { mayBeAsked } from './may-be-asked.ts';
import type { FrameSoFar, Leave } from './may-be-asked.ts';
import type { MonthlyBudget } from './monthly-budget.ts';
import type { RemoteReader } from './remote-reader.ts';
import type { RemoteTrouble } from './remote-trouble.ts';
import { NOTHING_SENT, sentOf, withOneMore } from './sent-reads.ts';
import { afterTrouble, IN_GOOD_STANDING, isLeftAlone } from './standing.ts';

/** A remote reader with what it has been doing: it is asked only when that is allowed and makes sense. */
export interface AskableRemote {
  readonly name: string;
  readonly leave: Leave;
  readonly timeLimitMs: number;
  readonly mayBeAsked: (frame: FrameSoFar) => boolean;
  /** Null where it gave no reading; why is part of its view. Never rejects. */
  readonly ask: (picture: Uint8Array, passage: PassageSoFar) => Promise<PictureReading | null>;
  readonly view: () => Pick<ReaderView, 'host' | 'state' | 'trouble' | 'retryAt' | 'budget'>;
}

export interface AskableRemoteParts {
  readonly reader: Pick<RemoteReader, 'name' | 'host' | 'read'>;
  readonly budget: Pick<MonthlyBudget, 'view'>;
  readonly leave: Leave;
  readonly timeLimitMs: number;
  readonly clock: Clock;
  readonly random: () => number;
  /** A read could not be counted, or the reader is defect: of use to who mends the program. */
  readonly onDefect: (error: unknown) => void;
}

export function askableRemote(parts: AskableRemoteParts): AskableRemote {
  const { reader, budget, leave, clock, random } = parts;
  let standing = IN_GOOD_STANDING;
  let sent = NOTHING_SENT;
  let lastSentAt: Instant | null = null;
  let isBusy = false;

  return {
    name: reader.name,
    leave,
    timeLimitMs: parts.timeLimitMs,
    mayBeAsked: (frame) => {
      const now = clock.now();
      const doings = {
        sent: sentOf(sent, frame.passage.id),
        lastSentAt,
        isBusy,
        isLeftAlone: isLeftAlone(standing, now),
        isBudgetUsed: budget.view().state === 'used-up',
      };
      return mayBeAsked(leave, doings, frame, now);
    },
    ask: async (picture, passage) => {
      isBusy = true;
      lastSentAt = clock.now();
      sent = withOneMore(sent, passage.id);
      try {
        const result = await reader.read(picture);
        if (result.ok) {
          standing = IN_GOOD_STANDING;
          return result.reading;
        }
        if (result.of === 'service') {
          standing = afterTrouble(standing, result.trouble, { now: clock.now(), random });
        }
        return null;
      } catch (error) {
        parts.onDefect(error);
        return null;
      } finally {
        isBusy = false;
      }
    },
    view: () => {
      const used = budget.view();
      const retryAt = isLeftAlone(standing, clock.now()) ? standing.retryAt : null;
      return {
        host: reader.host,
        state: used.state === 'used-up' ? 'budget-used' : stateOf(standing.trouble, retryAt),
        trouble: standing.trouble?.detail ?? null,
        retryAt,
        budget: used,
      };
    },
  };
}

function stateOf(trouble: RemoteTrouble | null, retryAt: Instant | null): ReaderState {
  switch (trouble?.kind) {
    case undefined:
      return 'working';
    case 'no-key':
    case 'wrong-key':
      return 'wrong-key';
    case 'no-reads-left':
      return 'budget-used';
    case 'budget-used':
      // Of the month before: now there is room again.
      return 'working';
    case 'unreachable':
    case 'untrusted':
    case 'too-slow':
    case 'cut-off':
    case 'too-long':
    case 'redirected':
    case 'too-often':
    case 'picture-refused':
    case 'failing':
    case 'not-understood':
      return retryAt === null ? 'failing' : 'backing-off';
  }
}
