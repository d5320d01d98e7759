import { textField } from './text-field.ts';

const LONGEST_ID = 100;

/** The id of something that the program made, to be looked for. @param what for example `the id of a visit`. */
export function idField(what: string) {
  return textField(what, { least: 1, most: LONGEST_ID });
}
