/**
 * Scrolls a row of links so far that the one of the current page is seen. Not by `scrollIntoView`, which also moves the place from which
 * the keyboard goes on.
 */
export function revealCurrent(row: Element | null): void {
  const current = row?.querySelector('[aria-current]') ?? null;
  if (row === null || current === null) return;
  const [outer, inner] = [row.getBoundingClientRect(), current.getBoundingClientRect()];
  row.scrollLeft += inner.left - outer.left - (outer.width - inner.width) / 2;
}
