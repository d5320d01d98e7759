/**
 * Answers that are kept. More different texts come where a clock in the picture is read; to find out which of them come
 * again would cost more than to start anew.
 */
const MOST_KEPT = 100;

/** The same function, which works out once what it is asked again and again. */
export function remembering<Question, Answer extends object | number | null>(
  answer: (question: Question) => Answer,
): (question: Question) => Answer {
  const kept = new Map<Question, Answer>();
  return (question) => {
    const known = kept.get(question);
    if (known !== undefined) return known;
    if (kept.size >= MOST_KEPT) kept.clear();
    const found = answer(question);
    kept.set(question, found);
    return found;
  };
}

/** `remembering` for a function of two texts. */
export function rememberingPairs<Answer extends object | number | null>(
  answer: (one: string, other: string) => Answer,
): (one: string, other: string) => Answer {
  const about = remembering((one: string) => remembering((other: string) => answer(one, other)));
  return (one, other) => about(one)(other);
}
