/** How often a reader was asked about each of the newest passages, the newest last. */
export type SentReads = ReadonlyMap<string, number>;

export const NOTHING_SENT: SentReads = new Map();

/** More passages are not under way at any site; who is forgotten has long gone. */
const MOST_PASSAGES = 200;

export function sentOf(sent: SentReads, passageId: string): number {
  return sent.get(passageId) ?? 0;
}

export function withOneMore(sent: SentReads, passageId: string): SentReads {
  const others = [...sent].filter(([id]) => id !== passageId);
  return new Map([...others, [passageId, sentOf(sent, passageId) + 1] as const].slice(-MOST_PASSAGES));
}
