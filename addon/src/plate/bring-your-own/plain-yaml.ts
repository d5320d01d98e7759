/** What can be told with one key a line: what descriptions of networks are written in. */
export type PlainValue = string | number | boolean | null | readonly PlainValue[];

/**
 * Reads the part of YAML in which networks are described: a key a line at the left edge, with a plain or quoted value, a
 * list in brackets, or a list of lines that begin with a dash. All else is an error that names the line.
 *
 * @throws SyntaxError
 */
export function parsePlainYaml(text: string): Readonly<Record<string, PlainValue>> {
  const entries = new Map<string, PlainValue>();
  let list: PlainValue[] | null = null;
  for (const [index, raw] of text
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .entries()) {
    const line = withoutComment(raw).trimEnd();
    if (line === '' || line === '---') continue;
    const item = /^\s*-\s+(.*)$/.exec(line)?.[1];
    if (item !== undefined && list !== null) {
      list.push(valueOf(item, index + 1));
      continue;
    }
    const pair = /^([A-Za-z_][\w-]*):(?:\s+(.*))?$/.exec(line);
    const [, key, value = ''] = pair ?? [];
    if (key === undefined)
      throw new SyntaxError(`line ${index + 1} is neither a key with its value nor an item of a list`);
    if (entries.has(key)) throw new SyntaxError(`line ${index + 1} has ${key} a second time`);
    list = value === '' ? [] : null;
    entries.set(key, list ?? valueOf(value, index + 1));
  }
  return Object.fromEntries([...entries].map(([key, value]) => [key, isEmptyList(value) ? null : value]));
}

function isEmptyList(value: PlainValue): boolean {
  return Array.isArray(value) && value.length === 0;
}

/** A number sign begins a comment at the start of a line or after a space, but not within quotes. */
function withoutComment(line: string): string {
  let quote: string | null = null;
  for (let at = 0; at < line.length; at++) {
    const char = line.charAt(at);
    if (quote !== null) {
      if (quote === '"' && char === '\\') at++;
      else if (char === quote) quote = null;
    } else if (char === '"' || char === "'") {
      quote = char;
    } else if (char === '#' && (at === 0 || /\s/.test(line.charAt(at - 1)))) {
      return line.slice(0, at);
    }
  }
  return line;
}

function valueOf(written: string, line: number): PlainValue {
  const text = written.trim();
  const isList = text.startsWith('[') && text.endsWith(']');
  if (isList) return itemsOf(text.slice(1, -1)).map((item) => valueOf(item, line));
  const single = /^'((?:[^']|'')*)'$/.exec(text)?.[1];
  if (single !== undefined) return single.replaceAll("''", "'");
  if (/^"(?:[^"\\]|\\.)*"$/.test(text)) return doubleQuoted(text, line);
  if (/^(?:true|false)$/i.test(text)) return text.toLowerCase() === 'true';
  if (/^(?:null|~)$/i.test(text)) return null;
  if (/^[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?$/i.test(text)) return Number(text);
  if (/^[[\]{}|>&*!%@`'"]|:\s/.test(text))
    throw new SyntaxError(`line ${line} cannot be read: ${text.slice(0, 40)}`);
  return text;
}

function doubleQuoted(text: string, line: number): string {
  try {
    return String(JSON.parse(text));
  } catch {
    throw new SyntaxError(`line ${line} cannot be read: ${text.slice(0, 40)}`);
  }
}

/** Parted by commas outside of quotes. */
function itemsOf(text: string): readonly string[] {
  return (text.match(/(?:'(?:[^']|'')*'|"(?:[^"\\]|\\.)*"|[^,'"])+/g) ?? []).filter(
    (item) => item.trim() !== '',
  );
}
