import { randomUUID } from 'node:crypto';
import sharp from 'sharp';
import type { Clock } from '../../clock.ts';
import { UserError } from '../../errors.ts';
import type { RegionOrder } from '../formats/region-order.ts';
import { openPicture } from '../picture.ts';
import type { Picture } from '../picture.ts';
import type { PictureTrouble, PlateReader } from '../plate-reader.ts';
import { judgeReading } from '../quality/judge-reading.ts';
import type { PictureReading } from '../reading.ts';
import type { KeyOrTrouble } from './api-key.ts';
import { httpCall } from './http-call.ts';
import type { HttpAnswer, HttpCall } from './http-call.ts';
import { multipartForm } from './multipart-form.ts';
import type { RemoteProtocol, ServiceUsage } from './remote-protocol.ts';
import { remoteReadings } from './remote-reading.ts';
import { notUnderstood, statusTrouble } from './remote-trouble.ts';
import type { RemoteTrouble } from './remote-trouble.ts';
import { retryAfterMs } from './retry-after.ts';

export type RemoteResult =
  | { readonly ok: true; readonly reading: PictureReading }
  | { readonly ok: false; readonly of: 'picture'; readonly trouble: PictureTrouble }
  | { readonly ok: false; readonly of: 'service'; readonly trouble: RemoteTrouble };

/** Reads plates by asking a service. Keeps nothing between pictures. */
export interface RemoteReader {
  readonly name: string;
  /** Where pictures go, for people. */
  readonly host: string;
  /** @param picture encoded JPEG, PNG or WebP. Never rejects because of the picture, the network or the service. */
  read(picture: Uint8Array): Promise<RemoteResult>;
  /** What the account was used for, as the service counts; null where it does not tell, or not now. Costs nothing. */
  usage(): Promise<ServiceUsage | null>;
  /** Ends what is under way. */
  close(): void;
}

export interface RemoteReaderOptions {
  /** Kebab-case; readings are signed with it. */
  readonly name: string;
  readonly protocol: RemoteProtocol;
  readonly url: URL;
  readonly key: () => Promise<KeyOrTrouble>;
  /** Path of a PEM file of whom to trust instead of the public authorities. */
  readonly caFile?: string | undefined;
  /** Codes of the regions that plates come from, likeliest first, and their formats. */
  readonly regionCodes: readonly string[];
  readonly regions: RegionOrder;
  readonly clock: Clock;
  readonly timeLimitMs: number;
  /** Counts a call that is about to be sent; what it answers keeps it from being sent. */
  readonly beforeCall: () => Promise<RemoteTrouble | null>;
}

/**
 * Longer pictures are sent at reduced size: services take files of up to 3 MB (Plate Recognizer), a plate of 5 % of it still
 * has 96 pixels, and less is seen of whatever else is in it.
 */
const LONGEST_SIDE_PX = 1920;
/** Characters of 15 pixels lose nothing by it. */
const JPEG_QUALITY = 90;
/** A reading of many vehicles has some kilobytes. */
const MOST_ANSWER_BYTES = 512 * 1024;

export function remoteReader(options: RemoteReaderOptions): RemoteReader {
  const { name, protocol, url, clock } = options;
  const { host } = url;
  const closing = new AbortController();

  const call = (what: Omit<HttpCall, 'headers' | 'caFile'>, key: string, contentType?: string) =>
    httpCall(
      {
        ...what,
        caFile: options.caFile,
        headers: {
          authorization: protocol.authorization(key),
          ...(contentType === undefined ? {} : { 'content-type': contentType }),
        },
      },
      { clock, timeLimitMs: options.timeLimitMs, maxBytes: MOST_ANSWER_BYTES, signal: closing.signal },
    );

  async function ask(picture: Picture): Promise<Result<PictureReading['plates']>> {
    const key = await options.key();
    if (!key.ok) return key;
    const jpeg = await sentJpeg(picture);
    const held = await options.beforeCall();
    if (held !== null) return { ok: false, trouble: held };
    const form = multipartForm(protocol.parts(jpeg, options.regionCodes), `form-${randomUUID()}`);
    const heard = await call({ method: 'POST', url, body: form.body }, key.key, form.contentType);
    const answer = understood(heard);
    if (!answer.ok) return answer;
    const plates = protocol.plates(answer.value);
    if (plates === null) return { ok: false, trouble: notUnderstood(host) };
    const { width: sentWidth, height: sentHeight } = picture.pixels;
    const { width, height } = picture;
    const sent = { sentWidth, sentHeight, width, height };
    return { ok: true, value: remoteReadings(plates, sent, options.regions) };
  }

  function understood(answer: HttpAnswer): Result<unknown> {
    if (!answer.ok) return answer;
    const value = parsedJson(answer.body);
    const trouble = statusTrouble(host, {
      status: answer.status,
      location: answer.location,
      retryAfterMs: retryAfterMs(answer.retryAfter, clock.now()),
      saysNoneLeft: protocol.saysNoneLeft(value),
    });
    if (trouble !== null) return { ok: false, trouble };
    return value === undefined ? { ok: false, trouble: notUnderstood(host) } : { ok: true, value };
  }

  return {
    name,
    host,
    read: async (bytes) => {
      const startedMs = performance.now();
      const cpuBefore = process.cpuUsage();
      const opened = await openPicture(bytes, { longestSide: LONGEST_SIDE_PX });
      if (!opened.ok) return { ok: false, of: 'picture', trouble: opened.trouble };
      const answer = await ask(opened.picture);
      if (!answer.ok) return { ok: false, of: 'service', trouble: answer.trouble };
      const plates = answer.value;
      const { user, system } = process.cpuUsage(cpuBefore);
      return {
        ok: true,
        reading: {
          plates,
          advice: judgeReading(opened.picture.pixels, plates),
          reader: name,
          wallMs: performance.now() - startedMs,
          cpuMs: (user + system) / 1000,
        },
      };
    },
    usage: async () => {
      const usageUrl = protocol.usage?.url(url) ?? null;
      if (usageUrl === null) return null;
      const key = await options.key();
      if (!key.ok) return null;
      const answer = understood(await call({ method: 'GET', url: usageUrl }, key.key));
      return answer.ok ? (protocol.usage?.parse(answer.value) ?? null) : null;
    },
    close: () => {
      closing.abort();
    },
  };
}

type Result<Value> =
  { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly trouble: RemoteTrouble };

/**
 * The picture as people see it: turned, without a camera's notes about place, time and device, and as a JPEG, which every
 * service takes.
 */
function sentJpeg({ pixels: { data, width, height } }: Picture): Promise<Uint8Array> {
  return sharp(data, { raw: { width, height, channels: 3 } })
    .jpeg({ quality: JPEG_QUALITY })
    .toBuffer();
}

/** Undefined when it is not JSON. */
function parsedJson(body: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(body));
  } catch {
    return undefined;
  }
}

/** A remote reader by itself, as a reader like any other: it rejects with UserError `remote-reader-failed` where it fails. */
export function asPlateReader(remote: RemoteReader): PlateReader {
  return {
    name: remote.name,
    read: async (picture) => {
      const result = await remote.read(picture);
      if (result.ok || result.of === 'picture') return result;
      throw new UserError('remote-reader-failed', result.trouble.detail);
    },
    close: () => {
      remote.close();
      return Promise.resolve();
    },
  };
}
