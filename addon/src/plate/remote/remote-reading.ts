import { clamp } from '../clamp.ts';
import type { RegionOrder } from '../formats/region-order.ts';
import { likelyRows } from '../likely-rows.ts';
import { plateText } from '../plate-text.ts';
import { quadOf } from '../quad.ts';
import type { Box, PlateReading } from '../reading.ts';
import { repairedByFormats } from '../repaired-by-formats.ts';
import type { RemotePlate } from './remote-protocol.ts';

/** A picture as it was sent, and its size as people see it. In pixels. */
export interface SentPicture {
  readonly sentWidth: number;
  readonly sentHeight: number;
  readonly width: number;
  readonly height: number;
}

const MOST_CANDIDATES = 5;

/**
 * What a service told of a picture as readings, surest first: folded and put right by the formats as the local reader's
 * are. What cannot be a plate's text is left out. The service tells one score for a text, so each character has that.
 */
export function remoteReadings(
  plates: readonly RemotePlate[],
  picture: SentPicture,
  regions: RegionOrder,
): readonly PlateReading[] {
  return plates
    .flatMap((plate) => {
      const text = plateText(plate.written);
      return text === null ? [] : [repairedByFormats(toReading(plate, text, picture), regions)];
    })
    .sort((a, b) => b.confidence - a.confidence);
}

function toReading(plate: RemotePlate, text: string, picture: SentPicture): PlateReading {
  const box = boxWithin(plate.box, picture);
  return {
    text,
    confidence: plate.score,
    characters: Array.from(text, (char) => ({ char, score: plate.score, runnersUp: [] })),
    raw: rawOf(plate.written),
    box,
    corners: null,
    rows: plate.box === null ? 1 : likelyRows({ corners: quadOf(box), twoRows: null }),
    region: plate.region === null ? null : { code: plate.region.code, confidence: plate.region.score },
    witnesses: [],
    candidates: candidatesOf(plate, text),
    quality: null,
  };
}

function candidatesOf(plate: RemotePlate, own: string): PlateReading['candidates'] {
  const byText = new Map<string, number>();
  for (const { written, score } of plate.candidates) {
    const text = plateText(written);
    if (text !== null && text !== own) byText.set(text, Math.max(score, byText.get(text) ?? 0));
  }
  return [...byText]
    .map(([text, confidence]) => ({ text, confidence }))
    .sort((a, b) => b.confidence - a.confidence)
    .slice(0, MOST_CANDIDATES);
}

/** Groups parted by `-`, as `raw` has them. */
function rawOf(written: string): string {
  return written
    .split(/[^\p{L}\p{N}]+/u)
    .map((group) => plateText(group) ?? '')
    .filter((group) => group !== '')
    .join('-');
}

/** Brought to the size of the picture and cut to it; all of the picture where the service does not say where it read. */
function boxWithin(box: Box | null, { sentWidth, sentHeight, width, height }: SentPicture): Box {
  if (box === null) return { x: 0, y: 0, w: width, h: height };
  const [scaleX, scaleY] = [width / sentWidth, height / sentHeight];
  const x = clamp(box.x * scaleX, 0, width - 1);
  const y = clamp(box.y * scaleY, 0, height - 1);
  return {
    x,
    y,
    w: clamp((box.x + box.w) * scaleX, x + 1, width) - x,
    h: clamp((box.y + box.h) * scaleY, y + 1, height) - y,
  };
}
