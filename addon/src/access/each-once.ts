/** For lists in which nothing may be said twice. */
export function isEachOnce(list: readonly unknown[]): boolean {
  return new Set(list).size === list.length;
}
