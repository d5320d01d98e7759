import { z } from 'zod';

/** A person who waits at a gate gives up soon after; an ESP32-CAM needs 0.3 to 2 s for a picture over weak Wi-Fi. */
const DEFAULT_TIME_LIMIT_MS = 5_000;
/** Four times what a 5-megapixel JPEG of best quality takes. */
const DEFAULT_MAX_BYTES = 16 * 1024 * 1024;
const LONGEST_MS = 10 * 60_000;

const wholeNumber = (what: string, from: number, to: number) => {
  const message = `${what} must be a whole number from ${from} to ${to}.`;
  return z.int({ error: message }).min(from, { error: message }).max(to, { error: message });
};

const timeLimitMs = wholeNumber('The time limit in milliseconds', 100, LONGEST_MS).default(
  DEFAULT_TIME_LIMIT_MS,
);
const maxBytes = wholeNumber('The largest picture in bytes', 1_024, 256 * 1024 * 1024).default(
  DEFAULT_MAX_BYTES,
);
const discardFirst = wholeNumber('How many pictures to discard', 0, 8).default(0);

const HEADER_NAME = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/;
const HEADER_VALUE = /^[\t\x20-\x7e]*$/;

const address = {
  url: z.url({
    protocol: /^https?$/,
    error: 'The address must be a URL that begins with http:// or https://.',
  }),
  username: z.string({ error: 'The user name must be text.' }).exactOptional(),
  password: z.string({ error: 'The password must be text.' }).exactOptional(),
  headers: z
    .record(
      z.string().regex(HEADER_NAME, { error: 'A header name may hold letters, digits and hyphens.' }),
      z.string({ error: 'A header value must be text.' }).regex(HEADER_VALUE, {
        error: 'A header value may hold printable ASCII characters only.',
      }),
    )
    .exactOptional(),
  ca: z
    .string({ error: 'The trusted issuer must be PEM text or the path of a PEM file.' })
    .min(1, { error: 'The trusted issuer must be PEM text or the path of a PEM file.' })
    .exactOptional(),
};

const httpSnapshot = z.strictObject({
  kind: z.literal('http-snapshot'),
  ...address,
  timeLimitMs,
  maxBytes,
  discardFirst,
  discardAfterIdleMs: wholeNumber('The idle time in milliseconds', 0, LONGEST_MS).default(1_000),
});

const mjpeg = z.strictObject({
  kind: z.literal('mjpeg'),
  ...address,
  timeLimitMs,
  maxBytes,
  discardFirst,
  stallMs: wholeNumber('The stall time in milliseconds', 500, LONGEST_MS).default(10_000),
  firstRetryMs: wholeNumber('The first wait in milliseconds', 100, LONGEST_MS).default(500),
  retryCapMs: wholeNumber('The longest wait in milliseconds', 100, LONGEST_MS).default(15_000),
  idleAfterMs: wholeNumber('The idle time in milliseconds', 1_000, LONGEST_MS).exactOptional(),
});

const folder = z.strictObject({
  kind: z.literal('folder'),
  path: z
    .string({ error: 'The path of the folder must be text.' })
    .min(1, { error: 'The path of the folder must not be empty.' }),
  repeat: z.boolean({ error: 'Repeat must be true or false.' }).default(false),
  timeLimitMs,
  maxBytes,
});

const uploaded = z.strictObject({ kind: z.literal('uploaded'), timeLimitMs, maxBytes });

const simulated = z.strictObject({ kind: z.literal('simulated') });

/** The options of one camera as a person writes them. */
export const cameraOptions = z.discriminatedUnion(
  'kind',
  [httpSnapshot, mjpeg, folder, uploaded, simulated],
  {
    error: 'The kind of a camera must be "http-snapshot", "mjpeg", "folder", "uploaded" or "simulated".',
  },
);

export type CameraOptions = z.output<typeof cameraOptions>;
