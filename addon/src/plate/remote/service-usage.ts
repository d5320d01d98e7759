import type { Clock } from '../../clock.ts';
import type { ServiceUsageView } from '../../contract/readers.ts';
import type { Instant } from '../../contract/words.ts';
import type { ServiceUsage } from './remote-protocol.ts';

/** Services count calls in minutes at best. */
const FRESH_MS = 15 * 60_000;

/**
 * What a service says of the account, as it was known when somebody looked last: whoever looks waits for no service. What is
 * old is asked for anew meanwhile.
 *
 * @param ask never rejects.
 */
export function serviceUsage(
  ask: () => Promise<ServiceUsage | null>,
  clock: Clock,
): () => ServiceUsageView | null {
  let known: ServiceUsageView | null = null;
  let askedAt: Instant | null = null;

  const refresh = async (at: Instant): Promise<void> => {
    askedAt = at;
    const usage = await ask();
    if (usage !== null) known = { ...usage, askedAt: at };
  };

  return () => {
    const now = clock.now();
    if (askedAt === null || now - askedAt >= FRESH_MS) void refresh(now);
    return known;
  };
}
