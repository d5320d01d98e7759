export const READER_NAMES = ['plates', 'bring-your-own'] as const;
export type ReaderName = (typeof READER_NAMES)[number];

/** Readers of whole lines of text, which the program had before its own networks. */
const FORMER_NAMES = ['paddle-ocr', 'tesseract'];

/** What a reader's name may be, in words that follow "it must be"; tells who asks for a former one what became of it. */
export function allowedReaderNames(written: unknown): string {
  const names = READER_NAMES.join(' or ');
  return typeof written === 'string' && FORMER_NAMES.includes(written)
    ? `${names}: ${written} reads lines of text and is only measured against now, by npm run bench:plates`
    : names;
}
