/**
 * Answers that are kept. More different texts come where a clock in the picture is read; to find out which of them come
 * again would cost more than to start anew.
 */
const MOST_KEPT = 100;

/** The same function of a text, which works out once what it is asked again and again. */
export function remembering<Answer extends object | number | null>(
  answer: (text: string) => Answer,
): (text: string) => Answer {
  const kept = new Map<string, Answer>();
  return (text) => {
    const known = kept.get(text);
    if (known !== undefined) return known;
    if (kept.size >= MOST_KEPT) kept.clear();
    const found = answer(text);
    kept.set(text, found);
    return found;
  };
}
