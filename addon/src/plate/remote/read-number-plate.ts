import { z } from 'zod';
import { NO_SCORE, pictureFile } from './remote-protocol.ts';
import type { RemoteProtocol } from './remote-protocol.ts';

const text = z.string().nullish();

const fields = z.object({ number_plate: text, reason: text, message: text });

/** Nested in `data`, flat, or both; a null is as good as an absent field. */
const answerShape = fields.extend({ data: fields.nullish() });

/** What some servers write where they mean null. */
const NOTHING = /^(null|none|nan|undefined|n\/?a)$/i;

/**
 * The recognition service that the original ESP32-CAM sketch uploads to, and whoever answers the same call: another site of
 * this program does. It names one plate, and neither where it is nor how sure it is.
 */
export const readNumberPlate: RemoteProtocol = {
  usualUrl: null,
  authorization: (key) => key,
  parts: (jpeg) => [pictureFile('imageFile', jpeg)],
  plates: (answer) => {
    const parsed = answerShape.safeParse(answer);
    if (!parsed.success) return null;
    const { data, ...flat } = parsed.data;
    const said = [data ?? {}, flat];
    const isAnswer = said.some((each) => Object.values(each).some((value) => value !== undefined));
    if (!isAnswer && data === undefined) return null;
    const written = said.map(({ number_plate }: Partial<typeof flat>) => number_plate?.trim() ?? '');
    return written
      .filter((plate) => plate !== '' && !NOTHING.test(plate))
      .slice(0, 1)
      .map((plate) => ({ written: plate, score: NO_SCORE, box: null, region: null, candidates: [] }));
  },
  saysNoneLeft: (answer) => {
    const parsed = answerShape.safeParse(answer);
    if (!parsed.success) return false;
    const { data, reason, message } = parsed.data;
    return [reason, message, data?.reason, data?.message].some(
      (said) => typeof said === 'string' && /\b(limit|quota|credits?|exhausted)\b/i.test(said),
    );
  },
  usage: null,
};
