import { oneAtATime } from '../one-at-a-time.ts';

/**
 * Runs what changes permits or rules one after the other: each looks at what there is before it writes, and two at the
 * same time would each miss what the other writes.
 */
export type Changes = ReturnType<typeof oneAtATime>;

export const createChanges: () => Changes = oneAtATime;
