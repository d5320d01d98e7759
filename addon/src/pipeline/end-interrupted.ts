import type { Instant } from '../contract/words.ts';
import { endOfInterrupted } from '../gate/outcome.ts';
import type { Passage } from '../gate/passage.ts';
import type { PassageStep } from '../store/store.ts';
import type { SiteParking } from './site-parking.ts';

/** Ends the passages that the program was in the middle of when it stopped, the count with them. */
export async function endInterrupted(
  interrupted: readonly Passage[],
  parts: {
    readonly at: Instant;
    readonly inside: Pick<SiteParking, 'crossed'>;
    readonly record: (step: PassageStep) => Promise<void>;
  },
): Promise<void> {
  for (const passage of interrupted) {
    const { passage: ended, crossed } = endOfInterrupted(passage, parts.at);
    if (crossed === null) {
      await parts.record({ passage: ended });
      continue;
    }
    const { step, announce } = parts.inside.crossed(ended, crossed);
    await parts.record(step);
    announce();
  }
}
