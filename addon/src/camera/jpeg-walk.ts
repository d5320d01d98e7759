/**
 * Where a JPEG ends is written in the JPEG: segments with their lengths, then coded data in which every FF that is no
 * marker is followed by 00 (ITU-T T.81, annex B). Looking for the bytes FF D9 alone would end at a thumbnail inside
 * the EXIF segment.
 */

/** How far a JPEG has been followed; to be handed back when more bytes are there. */
export interface JpegWalk {
  /** Offset of the next byte to look at; may lie behind the bytes that are there. */
  readonly at: number;
  readonly inCodedData: boolean;
  readonly frameHeaderSeen: boolean;
  readonly codedDataSeen: boolean;
  /** Where the last segment began that was stepped over by its length: what it spans was not looked at. */
  readonly steppedOverFrom: number;
}

export type JpegStep =
  /** `end` is the offset behind the last byte. */
  | { readonly kind: 'whole'; readonly end: number }
  | { readonly kind: 'more'; readonly walk: JpegWalk }
  /** Not a JPEG from here on; a new one may begin at `resumeAt` or later. */
  | { readonly kind: 'broken'; readonly resumeAt: number };

/** The start of a walk, behind the two bytes of the start marker. */
export const JPEG_START: JpegWalk = {
  at: 2,
  inCodedData: false,
  frameHeaderSeen: false,
  codedDataSeen: false,
  steppedOverFrom: 2,
};

const STUFFED = 0x00;
const START_OF_IMAGE = 0xd8;
const END_OF_IMAGE = 0xd9;
const START_OF_SCAN = 0xda;
const HUFFMAN_TABLES = 0xc4;
const ARITHMETIC_CODING = 0xcc;
const COMMENT = 0xfe;

/** For four components. Behind a scan header any byte is good, so that a wrong length would go unnoticed. */
const LONGEST_SCAN_HEADER = 14;

const isRestart = (code: number): boolean => code >= 0xd0 && code <= 0xd7;
const isApplication = (code: number): boolean => code >= 0xe0 && code <= 0xef;
/** Start of frame in all its kinds: C0 to CF without the tables and the reserved one among them. */
const isFrameHeader = (code: number): boolean =>
  code >= 0xc0 && code <= 0xcf && code !== HUFFMAN_TABLES && code !== 0xc8 && code !== ARITHMETIC_CODING;
/** Tables, scan header, number of lines, restart interval and what may stand among them. */
const isTableOrScan = (code: number): boolean =>
  code === HUFFMAN_TABLES ||
  code === ARITHMETIC_CODING ||
  (code >= START_OF_SCAN && code <= 0xdf) ||
  isApplication(code) ||
  code === COMMENT;

/** Follows the JPEG that begins at offset 0 of `bytes` (FF D8) as far as the bytes go. */
export function walkJpeg(bytes: Uint8Array, from: JpegWalk): JpegStep {
  let { at, inCodedData, frameHeaderSeen, codedDataSeen, steppedOverFrom } = from;
  const more = (): JpegStep => ({
    kind: 'more',
    walk: { at, inCodedData, frameHeaderSeen, codedDataSeen, steppedOverFrom },
  });

  for (;;) {
    if (at >= bytes.length) return more();
    if (inCodedData) {
      const marker = bytes.indexOf(0xff, at);
      at = marker === -1 ? bytes.length : marker;
      if (marker === -1) return more();
    }
    if (bytes[at] !== 0xff) return { kind: 'broken', resumeAt: steppedOverFrom };

    while (bytes[at + 1] === 0xff) at += 1;
    const code = bytes[at + 1];
    if (code === undefined) return more();

    if (code === START_OF_IMAGE) return { kind: 'broken', resumeAt: at };
    if (code === END_OF_IMAGE) {
      return codedDataSeen ? { kind: 'whole', end: at + 2 } : { kind: 'broken', resumeAt: at + 2 };
    }
    if (inCodedData && (code === STUFFED || isRestart(code))) {
      at += 2;
      continue;
    }

    const isFirstFrameHeader = isFrameHeader(code) && !inCodedData;
    const isScanTooEarly = code === START_OF_SCAN && !frameHeaderSeen;
    if (isScanTooEarly || !(isFirstFrameHeader || isTableOrScan(code))) {
      return { kind: 'broken', resumeAt: inCodedData ? at + 2 : steppedOverFrom };
    }
    const high = bytes[at + 2];
    const low = bytes[at + 3];
    if (high === undefined || low === undefined) return more();
    const segmentLength = high * 256 + low;
    if (segmentLength < 2 || (code === START_OF_SCAN && segmentLength > LONGEST_SCAN_HEADER))
      return { kind: 'broken', resumeAt: at + 2 };

    steppedOverFrom = at + 2;
    at += 2 + segmentLength;
    frameHeaderSeen ||= isFirstFrameHeader;
    inCodedData = code === START_OF_SCAN;
    codedDataSeen ||= inCodedData;
  }
}
