const SEPARATOR = ' | ';
/** What people write between items, and blanks around it. */
const BETWEEN = /[\s|,;]*/y;
const PLAIN = /[^|,;\r\n]+/y;
const QUOTED = /"(?:[^"\\]|\\.)*"(?=[^\S\r\n]*(?:[|,;\r\n]|$))/y;
const WRITTEN_PLAIN = /^[^\s"|,;](?:[^|,;\r\n]*[^\s|,;])?$/;

/** Several texts as one cell, `a | b`. An item that would be read as something else is written as a JSON text. */
export function listCell(items: readonly string[]): string {
  return items.map((item) => (WRITTEN_PLAIN.test(item) ? item : JSON.stringify(item))).join(SEPARATOR);
}

/**
 * The texts of such a cell, parted by any of `|`, `,`, `;` and line breaks; what is empty is no item. Null when an item begins
 * with a quote and is no JSON text.
 */
export function itemsOfCell(cell: string): readonly string[] | null {
  const items: string[] = [];
  let at = 0;
  const take = (pattern: RegExp): string | null => {
    pattern.lastIndex = at;
    const taken = pattern.exec(cell)?.[0] ?? null;
    at += taken?.length ?? 0;
    return taken;
  };
  for (take(BETWEEN); at < cell.length; take(BETWEEN)) {
    const item = cell[at] === '"' ? unquoted(take(QUOTED)) : (take(PLAIN)?.trim() ?? null);
    if (item === null) return null;
    items.push(item);
  }
  return items;
}

function unquoted(json: string | null): string | null {
  if (json === null) return null;
  try {
    return String(JSON.parse(json));
  } catch {
    return null;
  }
}
