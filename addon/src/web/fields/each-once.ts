/** For lists in which nothing may be said twice. */
export function isEachOnce(list: readonly string[]): boolean {
  return new Set(list).size === list.length;
}
