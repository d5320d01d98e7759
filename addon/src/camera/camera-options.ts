import { z } from 'zod';

/** A person who waits at a gate gives up soon after; an ESP32-CAM needs 0.3 to 2 s for a picture over weak Wi-Fi. */
const DEFAULT_TIME_LIMIT_MS = 5_000;
/** Four times what a 5-megapixel JPEG of best quality takes. */
const DEFAULT_MAX_BYTES = 16 * 1024 * 1024;
const LONGEST_MS = 10 * 60_000;

const wholeNumber = (unit: string, from: number, to: number) => {
  const message = `a whole number of ${unit} from ${from} to ${to}`;
  return z.int({ error: message }).min(from, { error: message }).max(to, { error: message });
};

const timeLimitMs = wholeNumber('milliseconds', 100, LONGEST_MS).default(DEFAULT_TIME_LIMIT_MS);
const maxBytes = wholeNumber('bytes', 1_024, 256 * 1024 * 1024).default(DEFAULT_MAX_BYTES);
const discardFirst = wholeNumber('pictures', 0, 8).default(0);

const HEADER_NAME = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/;
const HEADER_VALUE = /^[\t\x20-\x7e]*$/;

const address = {
  url: z.url({
    protocol: /^https?$/,
    error: 'a URL that begins with http:// or https://',
  }),
  username: z.string({ error: 'text' }).exactOptional(),
  password: z.string({ error: 'text' }).exactOptional(),
  headers: z
    .record(
      z.string().regex(HEADER_NAME, { error: 'a header name of letters, digits and hyphens' }),
      z.string({ error: 'text' }).regex(HEADER_VALUE, {
        error: 'printable ASCII characters',
      }),
    )
    .exactOptional(),
  ca: z
    .string({ error: 'PEM text, or the path of a PEM file' })
    .min(1, { error: 'PEM text, or the path of a PEM file' })
    .exactOptional(),
};

const httpSnapshot = z.strictObject({
  kind: z.literal('http-snapshot'),
  ...address,
  timeLimitMs,
  maxBytes,
  discardFirst,
  discardAfterIdleMs: wholeNumber('milliseconds', 0, LONGEST_MS).default(1_000),
});

const mjpeg = z.strictObject({
  kind: z.literal('mjpeg'),
  ...address,
  timeLimitMs,
  maxBytes,
  discardFirst,
  stallMs: wholeNumber('milliseconds', 500, LONGEST_MS).default(10_000),
  firstRetryMs: wholeNumber('milliseconds', 100, LONGEST_MS).default(500),
  retryCapMs: wholeNumber('milliseconds', 100, LONGEST_MS).default(15_000),
  idleAfterMs: wholeNumber('milliseconds', 1_000, LONGEST_MS).exactOptional(),
});

const folder = z.strictObject({
  kind: z.literal('folder'),
  path: z.string({ error: 'the path of a folder' }).min(1, { error: 'the path of a folder' }),
  repeat: z.boolean({ error: 'true or false' }).default(false),
  timeLimitMs,
  maxBytes,
});

const uploaded = z.strictObject({ kind: z.literal('uploaded'), timeLimitMs, maxBytes });

const simulated = z.strictObject({ kind: z.literal('simulated') });

/** The options of one camera as a person writes them. Error texts say what is allowed, after "it must be". */
export const cameraOptions = z.discriminatedUnion(
  'kind',
  [httpSnapshot, mjpeg, folder, uploaded, simulated],
  {
    error: 'http-snapshot, mjpeg, folder, uploaded or simulated',
  },
);

export type CameraOptions = z.output<typeof cameraOptions>;
