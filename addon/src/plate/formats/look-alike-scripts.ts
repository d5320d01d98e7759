const LATIN_TWINS: ReadonlyMap<string, string> = new Map([
  // Cyrillic
  ['А', 'A'],
  ['В', 'B'],
  ['Е', 'E'],
  ['К', 'K'],
  ['М', 'M'],
  ['Н', 'H'],
  ['О', 'O'],
  ['Р', 'P'],
  ['С', 'C'],
  ['Т', 'T'],
  ['У', 'Y'],
  ['Х', 'X'],
  ['І', 'I'],
  ['Ј', 'J'],
  ['Ѕ', 'S'],
  // Greek
  ['Α', 'A'],
  ['Β', 'B'],
  ['Ε', 'E'],
  ['Ζ', 'Z'],
  ['Η', 'H'],
  ['Ι', 'I'],
  ['Κ', 'K'],
  ['Μ', 'M'],
  ['Ν', 'N'],
  ['Ο', 'O'],
  ['Ρ', 'P'],
  ['Τ', 'T'],
  ['Υ', 'Y'],
  ['Χ', 'X'],
]);

const TWIN = new RegExp(`[${[...LATIN_TWINS.keys()].join('')}]`, 'gu');

/**
 * Cyrillic and Greek capitals become the Latin ones that they are drawn as; other characters stay. Countries with these
 * scripts use just these letters on plates, so that any keyboard and any reader may write them.
 */
export function foldLookAlikeScripts(text: string): string {
  return text.replace(TWIN, (letter) => LATIN_TWINS.get(letter) ?? letter);
}
